package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.application.issue.IssueRepository.ExternalKey;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueFixture;
import dev.issuetracker.domain.IssueName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of issues keeps when many come at once, as an import brings them. */
public abstract class ManyIssuesContract extends PortsContract {
  private static final int MANY = 220;
  private static final int THREADS = 4;
  private static final Instant LATER = Instant.parse("2026-01-31T23:59:59.999999Z");
  private static final List<String> TEXTS =
      List.of(
          "plain", "tab\tand \\ back\\slash", "\"quoted\", 'so'", "two\nlines", "😀 אבג", "\\N");

  @Test
  void each_of_many_is_kept_as_if_it_came_alone() {
    var labels = world.labels("one", "two", "three");
    var other = world.project("B").ref();

    var many =
        world.openAll(
            IntStream.range(0, MANY).mapToObj(i -> fixture(i, project(), labels)).toList());

    assertThat(many).extracting(Issue::id).isSorted().doesNotHaveDuplicates();
    assertThat(many).extracting(Issue::number).isSorted().doesNotHaveDuplicates();
    for (int i = 0; i < MANY; i++) {
      var issue = many.get(i);
      assertThat(world.find(issue.id())).isEqualTo(issue);
      var alone = world.open(fixture(i, other, labels));
      assertThat(issue)
          .usingRecursiveComparison()
          .ignoringFields("id", "number", "project", "createdAt", "updatedAt", "activity.lastAt")
          .isEqualTo(alone);
      assertThat(told(issue)).isEqualTo(told(alone));
    }
  }

  private IssueFixture fixture(int i, ProjectRef project, List<LabelRef> labels) {
    var fixture =
        world
            .anIssue()
            .in(project)
            .titled(i + " " + TEXTS.get(i % TEXTS.size()).replaceAll("[\n\t]", " "))
            .with(Priority.values()[i % 4])
            .labelled(labels.subList(0, i % 4).toArray(LabelRef[]::new));
    if (i % 2 == 0) {
      fixture = fixture.saying(TEXTS.get(i / 2 % TEXTS.size())).assignedTo(world.alice());
    }
    if (i % 3 == 0) {
      fixture = fixture.knownElsewhereAs("many-" + i).due("0001-01-01");
    }
    return i % 5 == 0 ? fixture.closedAt(LATER).due("9999-12-31") : fixture;
  }

  private List<Object> told(Issue issue) {
    var told = new ArrayList<Object>();
    for (HistoryEntry entry : HistoryContract.timeline(world, ports.history(), issue)) {
      told.add(List.of(entry.type(), String.valueOf(entry.version()), entry.actor()));
      told.add(entry.details());
      told.add(entry.occurredAt().equals(issue.createdAt()));
    }
    return told;
  }

  @Test
  void if_one_of_many_is_taken_none_is_kept() {
    world.open(world.anIssue().knownElsewhereAs("there"));
    var fixtures = new ArrayList<>(named(List.of("a", "b")));
    IntStream.range(0, MANY).forEach(i -> fixtures.add(world.anIssue()));
    fixtures.add(world.anIssue().knownElsewhereAs("there"));

    assertThatThrownBy(() -> world.openAll(fixtures))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.rejection())
                    .isEqualTo(new Rejection.NameTaken("issue", "external_id", "there")));

    assertThat(taken(key("a"), key("b"), key("there"))).containsExactly(key("there"));
  }

  @Test
  void taken_are_the_external_ids_of_living_issues_in_their_own_project() {
    var other = world.project("B").ref();
    world.openAll(named(List.of("living", "Ünïcode 😀", "it's")));
    world.delete(world.open(world.anIssue().knownElsewhereAs("deleted")));
    world.open(world.anIssue().in(other).knownElsewhereAs("elsewhere"));

    assertThat(
            taken(
                key("living"),
                key("Living"),
                key("Ünïcode 😀"),
                key("it's"),
                key("deleted"),
                key("elsewhere"),
                key("unheard of"),
                new ExternalKey(other.id(), "elsewhere"),
                new ExternalKey(other.id(), "living")))
        .containsExactlyInAnyOrder(
            key("living"),
            key("Ünïcode 😀"),
            key("it's"),
            new ExternalKey(other.id(), "elsewhere"));
    assertThat(taken()).isEmpty();
  }

  @Test
  void what_is_taken_tells_which_issue_has_it() {
    var issue = world.open(world.anIssue().in(project()).knownElsewhereAs("who"));

    var taken = world.read(() -> ports.issues().taken(List.of(key("who"), key("nobody"))));

    assertThat(taken).isEqualTo(Map.of(key("who"), new IssueName(issue.id(), issue.key())));
  }

  /** Whoever comes second waits, and then is told; nobody waits in a circle. */
  @Test
  void the_same_external_ids_in_different_orders_are_kept_for_one_of_many() {
    var names = IntStream.range(0, MANY).mapToObj(i -> "raced-" + i).toList();

    var won =
        together(
            THREADS,
            thread -> {
              var order = new ArrayList<>(names);
              Collections.rotate(order, thread * 31);
              try {
                return world.openAll(named(thread % 2 == 0 ? order : order.reversed())).size();
              } catch (Rejected rejected) {
                assertThat(rejected.rejection()).isInstanceOf(Rejection.NameTaken.class);
                return 0;
              }
            });

    assertThat(won).containsOnlyOnce(MANY).containsOnly(0, MANY);
  }

  private ProjectRef project() {
    return world.project().ref();
  }

  private List<IssueFixture> named(List<String> externalIds) {
    return externalIds.stream().map(id -> world.anIssue().knownElsewhereAs(id)).toList();
  }

  private ExternalKey key(String id) {
    return new ExternalKey(project().id(), id);
  }

  private Set<ExternalKey> taken(ExternalKey... keys) {
    return world.read(() -> ports.issues().taken(List.of(keys)).keySet());
  }
}
