package dev.issuetracker.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssueFixture;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.TickingClock;
import dev.issuetracker.domain.Username;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A small world for one test: Alice, Bob and a project, under names that no other test uses. Every
 * verb is a transaction of its own, or joins the one that is open.
 */
public final class World {
  private static final AtomicLong WORLDS = new AtomicLong();

  private final Ports ports;
  private final String tag = Long.toString(WORLDS.incrementAndGet(), Character.MAX_RADIX);
  private final InstantSource clock = TickingClock.from("2026-01-09T12:08:01.123456Z");
  private final Person alice;
  private final Person bob;
  private final Project project;

  private World(Ports ports) {
    this.ports = ports;
    alice = person("alice", Role.MANAGER);
    bob = person("bob", Role.DEVELOPER);
    project = project("A");
  }

  public static World in(Ports ports) {
    return new World(ports);
  }

  /** A name of this world alone. */
  public String named(String name) {
    return name + mark();
  }

  /** A text that stands in all names of this world and in no others. */
  public String mark() {
    return "-" + tag + ".";
  }

  public Instant now() {
    return clock.instant();
  }

  public PersonRef alice() {
    return alice.ref();
  }

  public PersonRef bob() {
    return bob.ref();
  }

  public Project project() {
    return project;
  }

  public Actor actor() {
    return Actor.of(alice);
  }

  public Authorship by(PersonRef person) {
    return new Authorship(person, now(), named("request"));
  }

  public <T> T write(Supplier<T> work) {
    return ports.transactions().write(work);
  }

  public <T> T read(Supplier<T> work) {
    return ports.transactions().read(work);
  }

  public Person person(String name, Role role) {
    var username = new Username(named(name));
    return write(() -> ports.people().add(username, capital(name), role, null, now()));
  }

  /** Somebody who left: known as before, and given no new work. */
  public Person deactivate(Person person) {
    var left =
        new Person(
            person.id(),
            person.username(),
            person.name(),
            person.role(),
            false,
            person.createdAt(),
            now());
    write(() -> ports.people().save(left));
    return left;
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** A project of this world, told from its others by a letter or two. */
  public Project project(String letters) {
    var key = new ProjectKey(letters + "0" + tag.toUpperCase(Locale.ROOT));
    return write(
        () -> ports.projects().add(key, named("Project " + letters), null, alice.ref(), now()));
  }

  public LabelRef label(String name) {
    return labels(name).getFirst();
  }

  public List<LabelRef> labels(String... names) {
    var wanted = Arrays.stream(names).map(this::named).map(LabelName::new).toList();
    return write(() -> ports.labels().ensure(wanted, now()));
  }

  /** An issue of this world's project, reported by Bob, unless the test says otherwise. */
  public IssueFixture anIssue() {
    return IssueFixture.anIssue().in(project.ref()).reportedBy(bob()).createdAt(now());
  }

  public Issue open(IssueFixture fixture) {
    return openAll(List.of(fixture)).getFirst();
  }

  public List<Issue> openAll(List<IssueFixture> fixtures) {
    var issues = fixtures.stream().map(World::asNew).toList();
    return write(() -> ports.issues().add(issues, by(bob())));
  }

  public static NewIssue asNew(IssueFixture fixture) {
    var issue = fixture.build();
    return new NewIssue(
        issue.project(),
        issue.title(),
        issue.description(),
        issue.status(),
        issue.priority(),
        issue.dueDate(),
        issue.externalId(),
        issue.assignee(),
        issue.reporter(),
        issue.labels(),
        issue.createdAt(),
        issue.updatedAt(),
        issue.resolvedAt(),
        issue.closedAt());
  }

  public Issue find(long id) {
    return read(() -> ports.issues().find(new Reference.ById(id))).orElseThrow();
  }

  public Changed changed(Issue issue, IssueEdit edit) {
    return issue.edit(edit, to -> ports.issues().nextNumbers(to, 1).getFirst(), now());
  }

  public Issue edit(Issue issue, IssueEdit edit) {
    return save(() -> changed(issue, edit));
  }

  /** As if it was another time. */
  public Issue editAt(Issue issue, IssueEdit edit, Instant at) {
    return write(
        () -> {
          var changed = issue.edit(edit, to -> ports.issues().nextNumbers(to, 1).getFirst(), at);
          var by = new Authorship(alice.ref(), at, named("request"));
          assertThat(ports.issues().save(List.of(changed), by)).isTrue();
          return changed.issue();
        });
  }

  public Issue rename(Issue issue, String title) {
    return edit(issue, IssueEdit.edit().title(title).build());
  }

  public Issue delete(Issue issue) {
    return save(() -> issue.delete(alice(), now()));
  }

  public Issue restore(Issue issue) {
    return save(() -> issue.restore(now()));
  }

  private Issue save(Supplier<Changed> verb) {
    return write(
        () -> {
          var changed = verb.get();
          assertThat(ports.issues().save(List.of(changed), by(alice()))).isTrue();
          return changed.issue();
        });
  }

  public Comment comment(Issue issue, String body) {
    return write(() -> ports.comments().add(issue, null, body, by(bob())));
  }
}
