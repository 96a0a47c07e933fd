package dev.issuetracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What of a refusal may stand in a log. */
class RejectedTest {
  private static final String SECRET = "hunter2";

  @Test
  void a_conflict_says_that_it_is_one_and_nothing_of_the_issue() {
    var issue = IssueFixture.anIssue().titled(SECRET).saying(SECRET.repeat(9_000)).build();
    var step =
        new Step(
            2,
            new IssueEvent.Changed(IssueField.TITLE, SECRET, SECRET),
            issue.reporter(),
            Instant.EPOCH);
    var stale =
        new Rejection.StaleVersion(issue, 7, List.of(step), false, Set.of(IssueField.TITLE), false);

    assertThat(new Rejected(stale)).hasMessage("StaleVersion: 7 of " + issue.version());
  }

  @Test
  void faults_are_told_by_place_and_code_and_only_the_first_of_many() {
    var one = new Fault("/title", "required", "must be given, " + SECRET);
    var whole = new Fault("", "broken", SECRET);
    assertThat(new Rejected(new Rejection.Invalid(List.of(one, whole))))
        .hasMessage("Invalid: /title required, all of it broken");

    var many = IntStream.range(0, Faults.MOST).mapToObj(i -> one.under("/issues/" + i)).toList();
    assertThat(new Rejected(new Rejection.Invalid(many)).getMessage())
        .startsWith("Invalid: /issues/0/title required, ")
        .endsWith(" and 9995 more")
        .hasSizeLessThan(300)
        .doesNotContain(SECRET);
  }

  @Test
  void names_that_callers_chose_are_cut() {
    var fault = new Fault("/" + "x".repeat(100_000), "unknown_field", "there is no such field");

    assertThat(new Rejected(new Rejection.Invalid(List.of(fault))).getMessage())
        .hasSizeLessThan(100);
  }

  @Test
  void entries_of_many_are_told_by_place_and_kind() {
    var key = new IssueKey(ProjectKey.MAIN, 7);
    var refused =
        new Rejection.BulkRefused(
            List.of(
                new Rejection.BulkRefused.Entry(
                    "/0",
                    7L,
                    new Rejection.TransitionNotAllowed(7, key, Status.CLOSED, Status.RESOLVED)),
                new Rejection.BulkRefused.Entry("/1", 8L, new Rejection.StaleEntry(8, key, 1, 2))));

    assertThat(new Rejected(refused))
        .hasMessage(
            "BulkRefused: /0 TransitionNotAllowed: closed to resolved, /1 StaleEntry: 1 of 2");
  }

  @Test
  void what_callers_and_people_said_stands_in_none_of_the_others() {
    var others =
        List.of(
            new Rejection.NotFound("issue", SECRET),
            new Rejection.NotPermitted("IMPORT", Role.MANAGER, SECRET),
            new Rejection.NameTaken("issue", "external_id", SECRET),
            new Rejection.LabelInUse(1, SECRET, 3),
            new Rejection.LastAdmin(SECRET),
            new Rejection.TypeNotAllowed(SECRET, Set.of(SECRET)),
            new Rejection.KeyReused(SECRET),
            new Rejection.StillRunning(SECRET),
            new Rejection.WrongState("import", SECRET, "running", "queued"));

    assertThat(others.stream().map(Rejected::new).map(Rejected::getMessage))
        .containsExactly(
            "NotFound: issue",
            "NotPermitted: IMPORT",
            "NameTaken: issue external_id",
            "LabelInUse: 3",
            "LastAdmin",
            "TypeNotAllowed",
            "KeyReused",
            "StillRunning",
            "WrongState: import running");
  }

  @Test
  void a_copy_from_elsewhere_still_has_a_message() throws Exception {
    assertThat(travelled(new Rejected(new Rejection.SignUpClosed())))
        .hasMessage("refused elsewhere");
  }

  private static Throwable travelled(Throwable thrown) throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(thrown);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Throwable) in.readObject();
    }
  }
}
