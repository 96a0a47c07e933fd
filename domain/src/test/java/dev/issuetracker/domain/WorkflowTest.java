package dev.issuetracker.domain;

import static dev.issuetracker.domain.IssueEdit.edit;
import static dev.issuetracker.domain.IssueFixture.anIssue;
import static dev.issuetracker.domain.Status.CLOSED;
import static dev.issuetracker.domain.Status.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkflowTest {
  private static final int STEPS = 4;

  @ParameterizedTest
  @CsvSource({
    "OPEN, true, true, true, true",
    "IN_PROGRESS, true, true, true, true",
    "RESOLVED, true, true, true, true",
    "CLOSED, true, true, false, true"
  })
  void every_pair_of_statuses_is_decided(
      Status from, boolean open, boolean inProgress, boolean resolved, boolean closed) {
    var expected = List.of(open, inProgress, resolved, closed);

    assertThat(Arrays.stream(Status.values()).map(to -> Workflow.allows(from, to)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void a_status_is_no_move_from_itself(Status status) {
    assertThat(Workflow.movesFrom(status)).doesNotContain(status);
  }

  static Stream<List<Status>> paths() {
    var paths = Stream.of(List.<Status>of());
    for (int i = 0; i <= STEPS; i++) {
      paths = paths.flatMap(WorkflowTest::longer);
    }
    return paths;
  }

  private static Stream<List<Status>> longer(List<Status> path) {
    return Arrays.stream(Status.values())
        .map(next -> Stream.concat(path.stream(), Stream.of(next)).toList());
  }

  /** What the times should be, told without looking at how the issue does it. */
  private static final class Model {
    private Instant resolvedAt;
    private Instant closedAt;

    void move(Status from, Status to, Instant at) {
      boolean finishes = !from.isFinished() && to.isFinished();
      boolean reopens = from.isFinished() && !to.isFinished();
      if (finishes) {
        resolvedAt = at;
      }
      if (from != CLOSED && to == CLOSED) {
        closedAt = at;
      }
      if (reopens) {
        resolvedAt = null;
        closedAt = null;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void times_follow_every_path(List<Status> path) {
    var clock = TickingClock.from("2026-02-01T00:00:00Z");
    var model = new Model();
    var issue = anIssue().with(path.getFirst()).build();
    for (var to : path.subList(1, path.size())) {
      var at = clock.instant();
      var from = issue.status();
      if (from == CLOSED && to == RESOLVED) {
        assertThatRefused(issue, to, at);
        continue;
      }
      model.move(from, to, at);
      var changed = issue.edit(edit().status(to).build(), project -> 0, at);
      assertThat(changed.isUnchanged()).isEqualTo(from == to);
      issue = changed.issue();
      assertThat(issue.status()).isEqualTo(to);
      assertThat(issue.resolvedAt()).isEqualTo(model.resolvedAt);
      assertThat(issue.closedAt()).isEqualTo(model.closedAt);
    }
  }

  private static void assertThatRefused(Issue issue, Status to, Instant at) {
    var refusal = new Rejection.TransitionNotAllowed(issue.id(), issue.key(), issue.status(), to);
    assertThatThrownBy(() -> issue.edit(edit().status(to).build(), project -> 0, at))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.rejection()).isEqualTo(refusal));
  }
}
