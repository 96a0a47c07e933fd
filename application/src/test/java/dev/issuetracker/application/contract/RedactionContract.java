package dev.issuetracker.application.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.attachment.AttachmentPolicy;
import dev.issuetracker.application.attachment.AttachmentUseCases;
import dev.issuetracker.application.comment.CommentUseCases;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Claim;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Kept;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Key;
import dev.issuetracker.application.idempotency.Outcome;
import dev.issuetracker.application.issue.Expected;
import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.application.redaction.Redact;
import dev.issuetracker.application.redaction.RedactionUseCases;
import dev.issuetracker.domain.Attachment;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection.Invalid;
import dev.issuetracker.domain.Rejection.StaleVersion;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is redacted is read nowhere any more, whoever keeps it. */
public abstract class RedactionContract extends PortsContract {
  protected static final String SECRET = "hunter2-Zx81-Quetzal";
  private static final String REASON = "a password";

  protected RedactionUseCases redactions;
  protected AttachmentUseCases attachments;
  protected Actor admin;
  protected Issue issue;

  @BeforeEach
  void openAnIssueWithAPast() {
    redactions = new RedactionUseCases(ports);
    attachments = new AttachmentUseCases(ports, AttachmentPolicy.usual());
    admin = Actor.of(world.person("root", Role.ADMIN));
    issue = world.open(world.anIssue().titled("Mind " + SECRET));
  }

  @Test
  void a_comment() {
    var comment = world.comment(issue, "It is " + SECRET);
    var before = world.find(issue.id());

    var done = redactions.redact(of(comment.id(), null, null, null));

    assertThat(done.issueId()).isEqualTo(issue.id());
    assertThat(done.what()).isEqualTo("comment");
    assertThat(done.id()).isEqualTo(comment.id());
    assertThat(new CommentUseCases(ports).get(admin, Long.toString(comment.id())).body())
        .isEqualTo("[redacted]");
    assertThat(told("comment_added").details()).containsEntry("body", "[redacted]");
    assertThat(told("redacted").details())
        .isEqualTo(Map.of("what", "comment", "id", comment.id(), "reason", REASON));
    assertThat(world.find(issue.id())).isEqualTo(before);
  }

  @Test
  void a_title_with_its_past() {
    world.rename(world.rename(issue, "Again " + SECRET), "Harmless");

    redactions.redact(of(null, issue.id(), "title", null));

    assertThat(world.find(issue.id()).title()).isEqualTo("[redacted]");
    assertThat(world.find(issue.id()).version()).isEqualTo(3);
    assertThat(timeline().toString()).doesNotContain(SECRET).doesNotContain("Harmless");
  }

  @Test
  void a_description_that_was_cleared_since() {
    var described = world.edit(issue, IssueEdit.edit().description(SECRET).build());
    world.edit(described, IssueEdit.edit().description(null).build());

    redactions.redact(of(null, issue.id(), "description", null));

    assertThat(world.find(issue.id()).description()).isNull();
    assertThat(told("description_changed").details()).containsEntry("to", "[redacted]");
    assertThat(world.find(issue.id()).title()).contains(SECRET);
  }

  @Test
  void a_description_that_never_was_is_nothing_to_redact() {
    var before = timeline();

    assertThatThrownBy(() -> redactions.redact(of(null, issue.id(), "description", null)))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused ->
                assertThat(refused.rejection())
                    .isEqualTo(new Invalid(List.of(Fault.unknown("/field", "description")))));

    assertThat(timeline()).isEqualTo(before);
  }

  @Test
  void an_attachment_with_its_name() {
    var attachment = attach(SECRET + ".txt");
    var stored = attachments.get(admin, Long.toString(attachment.id()));

    redactions.redact(of(null, null, null, attachment.id()));

    assertThat(ports.blobs().read(stored.blob(), 0)).isEmpty();
    assertThat(world.read(() -> ports.attachments().find(attachment.id()))).isEmpty();
    assertThat(world.find(issue.id()).activity().attachments()).isZero();
    assertThat(told("attachment_added").details()).containsEntry("filename", "[redacted]");
  }

  @Test
  void bytes_stay_until_the_rest_is_done() {
    var attachment = attach("x.txt");

    var done = redactions.begin(of(null, null, null, attachment.id()));
    var blob = Objects.requireNonNull(done.blob());
    assertThat(ports.blobs().read(blob, 0)).isPresent();

    redactions.finish(done);
    assertThat(ports.blobs().read(blob, 0)).isEmpty();
  }

  @Test
  void an_attachment_that_was_removed_before() {
    var attachment = attach(SECRET + ".txt");
    var blob = attachments.get(admin, Long.toString(attachment.id())).blob();
    attachments.remove(admin, Long.toString(attachment.id()));

    redactions.redact(of(null, null, null, attachment.id()));

    assertThat(ports.blobs().read(blob, 0)).isEmpty();
    assertThat(told("attachment_removed").details()).containsEntry("filename", "[redacted]");
    assertThat(world.find(issue.id()).activity().attachments()).isZero();
  }

  @Test
  void answers_that_are_kept_for_those_who_ask_again() {
    var mine = key("mine");
    var other = key("other");
    keep(mine, "{\"id\":%d,\"title\":\"%s\"}".formatted(issue.id(), SECRET));
    keep(other, "{\"id\":%d,\"title\":\"%s\"}".formatted(issue.id() + 1, "Another"));

    redactions.redact(of(null, issue.id(), "title", null));

    assertThat(kept(mine)).isEqualTo("{\"redacted\":true}");
    assertThat(kept(other)).contains("Another");
  }

  @Test
  void answers_that_tell_of_something_else_by_the_same_number_stay() {
    for (var other :
        List.of(
            "{\"id\":%d,\"key\":\"MAIN\",\"name\":\"A project\"}",
            "{\"id\":%d,\"username\":\"a_person\"}",
            "{\"id\":%d,\"name\":\"a label\"}",
            "{\"id\":%d,\"issue_id\":7,\"body\":\"of another issue\"}",
            "{\"id\":%d,\"state\":\"queued\"}",
            "{\"number\":%d,\"title\":\"\\\"id\\\"\"}")) {
      var key = key("of another " + other);
      var body = other.formatted(issue.id());
      keep(key, body);

      redactions.redact(of(null, issue.id(), "title", null));

      assertThat(kept(key)).isEqualTo(body);
    }
    for (var same :
        List.of(
            "{\"id\":%d,\"key\":\"MAIN-1\",\"title\":\"x\"}",
            "{\"id\":3,\"issue_id\":%d,\"body\":\"x\"}",
            "{\"issue_id\":%d}",
            "[{\"id\":1},{\"id\":%d}]")) {
      var key = key("of the same " + same);
      keep(key, same.formatted(issue.id()));

      redactions.redact(of(null, issue.id(), "title", null));

      assertThat(kept(key)).as(same).isEqualTo("{\"redacted\":true}");
    }
  }

  @Test
  void events_stay_as_they_are() {
    world.rename(issue, "Again " + SECRET);
    var before = timeline();

    redactions.redact(of(null, issue.id(), "title", null));

    assertThat(timeline().subList(0, before.size()))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("details")
        .isEqualTo(before);
  }

  /** A redaction makes no version, and what an editor read before holds the text still. */
  @Test
  void a_change_of_what_was_redacted_since_is_not_saved() {
    var described = world.edit(issue, IssueEdit.edit().description(SECRET).build());
    var edits =
        List.of(
            IssueEdit.edit().status(Status.RESOLVED).build(),
            IssueEdit.edit().title("Harmless").description("Harmless").build());
    var changes = edits.stream().map(edit -> world.changed(described, edit)).toList();

    redactions.redact(of(null, issue.id(), "title", null));
    changes.forEach(change -> assertThat(isSaved(change)).isFalse());

    var between = world.find(issue.id());
    var late = world.changed(between, edits.getFirst());
    redactions.redact(of(null, issue.id(), "description", null));
    assertThat(isSaved(late)).isFalse();
    assertThat(isSaved(world.changed(world.find(issue.id()), edits.getLast()))).isTrue();
    assertThat(world.find(issue.id()).title()).isEqualTo("Harmless");
    assertThat(timeline().toString()).doesNotContain(SECRET);
  }

  private boolean isSaved(Changed change) {
    var by = new Authorship(world.alice(), world.now(), null);
    return world.write(() -> ports.issues().save(List.of(change), by));
  }

  /** Whoever saves all that he read from an old version did not write the text anew. */
  @Test
  void a_merge_does_not_bring_back_what_was_redacted_since() {
    world.edit(issue, IssueEdit.edit().status(Status.RESOLVED).build());
    redactions.redact(of(null, issue.id(), "title", null));

    assertThatThrownBy(() -> merge("Mind " + SECRET))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused ->
                assertThat(((StaleVersion) refused.rejection()).overlapping())
                    .containsExactly(IssueField.TITLE));
    merge("[redacted]");

    assertThat(world.find(issue.id()).priority()).isEqualTo(Priority.CRITICAL);
    assertThat(timeline().toString()).doesNotContain(SECRET);
  }

  private void merge(String title) {
    var patch = IssuePatch.none().withTitle(title).withPriority("critical");
    new IssueUseCases(ports)
        .edit(
            new IssueUseCases.Edit(
                admin, Long.toString(issue.id()), patch, Expected.version(1), true));
  }

  @Test
  void twice_does_no_harm_and_is_told_twice() {
    var attachment = attach(SECRET + ".txt");
    for (int i = 0; i < 2; i++) {
      redactions.redact(of(null, issue.id(), "title", null));
      redactions.redact(of(null, null, null, attachment.id()));
    }

    assertThat(world.find(issue.id()).title()).isEqualTo("[redacted]");
    assertThat(world.find(issue.id()).activity().attachments()).isZero();
    assertThat(timeline()).filteredOn(entry -> entry.type().equals("redacted")).hasSize(4);
  }

  @Test
  void only_admins_may_and_only_one_thing_at_a_time() {
    var manager = new Redact(world.actor(), null, issue.id(), "title", null, REASON);
    var nothing = new Redact(admin, null, null, null, null, REASON);
    var both = new Redact(admin, 1L, issue.id(), "title", null, REASON);
    var status = new Redact(admin, null, issue.id(), "status", null, REASON);
    var unknown = new Redact(admin, null, null, null, 1L << 52, REASON);
    var silent = new Redact(admin, null, issue.id(), "title", null, " ");

    for (var refused : List.of(manager, nothing, both, status, unknown, silent)) {
      assertThatThrownBy(() -> redactions.redact(refused)).isInstanceOf(Rejected.class);
    }
    assertThat(world.find(issue.id()).title()).contains(SECRET);
  }

  @Test
  void a_deleted_issue_too() {
    world.delete(issue);

    redactions.redact(of(null, issue.id(), "title", null));

    assertThat(world.find(issue.id()).title()).isEqualTo("[redacted]");
  }

  @Test
  void a_purge_takes_the_texts_of_what_was_deleted_long_ago() {
    world.comment(issue, "It is " + SECRET);
    var attachment = attach(SECRET + ".txt");
    var stored = attachments.get(admin, Long.toString(attachment.id()));
    world.delete(world.rename(issue, "Again " + SECRET));
    var living = world.open(world.anIssue().titled("Living"));

    purgeAll();

    assertThat(timeline().toString()).doesNotContain(SECRET);
    assertThat(told("redacted").details()).containsEntry("what", "issue");
    assertThat(world.find(issue.id()).title()).isEqualTo("[redacted]");
    assertThat(world.find(issue.id()).activity().attachments()).isZero();
    assertThat(ports.blobs().read(stored.blob(), 0)).isEmpty();
    assertThat(world.find(living.id()).title()).isEqualTo("Living");
  }

  @Test
  void a_purge_takes_the_bytes_of_what_was_removed_before() {
    var attachment = attach("x.txt");
    var blob = attachments.get(admin, Long.toString(attachment.id())).blob();
    attachments.remove(admin, Long.toString(attachment.id()));
    world.delete(issue);

    purgeAll();

    assertThat(ports.blobs().read(blob, 0)).isEmpty();
  }

  @Test
  void what_was_purged_is_not_purged_again() {
    world.delete(issue);
    purgeAll();
    var before = timeline();

    purgeAll();

    assertThat(timeline()).isEqualTo(before);
  }

  /** This world's clock runs at another time than the tracker's. */
  private void purgeAll() {
    var age = Duration.between(Instant.parse("2099-01-01T00:00:00Z"), ports.clock().instant());
    for (int i = 0; redactions.purge(age) > 0; i++) {
      assertThat(i).as("purges that found something").isLessThan(100);
    }
  }

  protected Redact of(Long comment, Long issue, String field, Long attachment) {
    return new Redact(admin, comment, issue, field, attachment, REASON);
  }

  protected Attachment attach(String name) {
    try {
      return attachments.add(
          new AttachmentUseCases.Add(admin, Long.toString(issue.id()), name),
          new ByteArrayInputStream(SECRET.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Key key(String name) {
    return new Key(admin.id(), "POST /issues", world.named(name));
  }

  private void keep(Key key, String body) {
    var outcome = new Outcome(201, Map.of("ETag", "\"1\""), body.getBytes(UTF_8), true, true);
    world.write(
        () -> {
          ports.idempotency().claim(key, Instant.EPOCH);
          return ports.idempotency().keep(key, new Kept("print", outcome), world.now());
        });
  }

  private String kept(Key key) {
    var claim = world.write(() -> ports.idempotency().claim(key, Instant.EPOCH));
    return new String(((Claim.Done) claim).kept().outcome().body(), UTF_8);
  }

  protected List<HistoryEntry> timeline() {
    return world
        .read(() -> ports.history().timeline(world.actor(), issue.id(), Pages.all()))
        .items();
  }

  private HistoryEntry told(String type) {
    return timeline().stream().filter(entry -> entry.type().equals(type)).findFirst().orElseThrow();
  }
}
