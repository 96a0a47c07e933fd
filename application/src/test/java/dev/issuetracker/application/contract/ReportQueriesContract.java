package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueEdit.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.issuetracker.application.reports.Question;
import dev.issuetracker.application.reports.Report.Spread;
import dev.issuetracker.application.reports.ReportQueries.Happened;
import dev.issuetracker.application.reports.ReportQueries.Levels;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What everybody keeps who counts issues and what happened to them. */
public abstract class ReportQueriesContract extends PortsContract {

  /** The day on which this world's people do what they do. */
  private static final Instant TODAY = Instant.parse("2026-01-09T00:00:00Z");

  private static final List<Instant> DAYS = List.of(day(-2), day(-1), day(0), day(1), day(2));

  private static Instant day(int from) {
    return TODAY.plus(Duration.ofDays(from));
  }

  private Issue move(Issue issue, Status status) {
    return world.edit(issue, edit().status(status).build());
  }

  @Test
  void those_with_the_most_issues_come_first_then_by_name() {
    world.open(world.anIssue());
    world.open(world.anIssue().assignedTo(world.bob()));
    world.open(world.anIssue().assignedTo(world.alice()));
    assertThat(top(10)).containsExactly(world.alice().username(), world.bob().username());

    world.open(world.anIssue().assignedTo(world.bob()).with(Status.CLOSED));
    world.delete(world.open(world.anIssue().assignedTo(world.alice())));
    world.delete(world.open(world.anIssue().assignedTo(world.alice())));
    assertThat(top(10)).containsExactly(world.bob().username(), world.alice().username());
    assertThat(top(1)).containsExactly(world.bob().username());
    assertThat(top(10, Status.CLOSED)).containsExactly(world.bob().username());
  }

  private List<String> top(int limit, Status... statuses) {
    var question =
        new Question.TopAssignees(
            world.alice().id(), world.project().id(), Set.of(statuses), limit);
    return world.read(() -> ports.reports().topAssignees(question)).stream()
        .map(one -> one.assignee().username())
        .toList();
  }

  @Test
  void nothing_resolved_has_no_average() {
    world.open(world.anIssue());
    world.open(world.anIssue().with(Status.RESOLVED));

    assertThat(latency(null, null)).isEqualTo(new Spread(0, null, null, null, null));
  }

  @Test
  void the_last_resolution_counts_and_shares_lie_between_values() {
    for (int hours : List.of(1, 2, 3, 10)) {
      var created = day(-3);
      world.open(
          world.anIssue().createdAt(created).resolvedAt(created.plus(Duration.ofHours(hours))));
    }
    var spread = latency(null, null);

    assertThat(spread.count()).isEqualTo(4);
    assertThat(spread.average()).isCloseTo(4 * 3600, within(1e-6));
    assertThat(spread.median()).isCloseTo(2.5 * 3600, within(1e-6));
    assertThat(spread.p90()).isCloseTo((3 + 7 * 0.7) * 3600, within(1e-6));
    assertThat(latency(day(-3).plus(Duration.ofHours(3)), null).count()).isEqualTo(2);
    assertThat(latency(null, world.bob().id()).count()).isZero();
  }

  @Test
  void a_reopened_issue_is_not_resolved_until_it_is_again() {
    var created = world.anIssue().createdAt(day(-1)).assignedTo(world.bob());
    var reopened = move(move(world.open(created), Status.RESOLVED), Status.OPEN);
    assertThat(latency(null, null).count()).isZero();

    var again = move(reopened, Status.CLOSED);
    assertThat(latency(null, world.bob().id()).average())
        .isCloseTo(Duration.between(day(-1), again.resolvedAt()).toNanos() / 1e9, within(1e-6));
  }

  @Test
  void what_began_nobody_knows_when_has_no_latency() {
    world.open(world.anIssue().createdAt(day(-2)).resolvedAt(day(-2)));
    world.open(world.anIssue().createdAt(day(-2)).closed(day(-2), day(-1)));
    var resolved = world.open(world.anIssue().createdAt(day(-2)).resolvedAt(day(-2)));
    var closed = world.open(world.anIssue().createdAt(day(-2)).closed(null, day(-2)));
    move(move(resolved, Status.OPEN), Status.RESOLVED);
    move(move(closed, Status.OPEN), Status.CLOSED);
    assertThat(latency(null, null)).isEqualTo(new Spread(0, null, null, null, null));

    world.open(world.anIssue().createdAt(day(-2)).closed(day(-1), day(-1)));
    assertThat(latency(null, null))
        .isEqualTo(new Spread(1, 86_400.0, 86_400.0, 86_400.0, 86_400.0));
  }

  @Test
  void what_was_resolved_here_as_soon_as_it_began_took_no_time() {
    var issue = world.open(world.anIssue().createdAt(day(-1)));
    world.editAt(issue, edit().status(Status.RESOLVED).build(), day(-1));

    assertThat(latency(null, null)).isEqualTo(new Spread(1, 0.0, 0.0, 0.0, 0.0));
  }

  private Spread latency(Instant from, Long assignee) {
    var question = new Question.Latency(world.alice().id(), world.project().id(), assignee, null);
    return world.read(() -> ports.reports().latency(question, from));
  }

  @Test
  void what_happened_is_told_for_every_interval() {
    var issue = world.open(world.anIssue().createdAt(day(-2)));
    move(move(issue, Status.RESOLVED), Status.OPEN);
    world.open(world.anIssue().createdAt(day(-2)).resolvedAt(day(-1)));
    world.delete(world.open(world.anIssue()));

    assertThat(happened())
        .containsExactly(
            new Happened(2, 0, 0),
            new Happened(0, 1, 0),
            new Happened(0, 1, 1),
            new Happened(0, 0, 0));
  }

  @Test
  void what_came_resolved_stays_so_when_it_is_closed_here() {
    move(world.open(world.anIssue().createdAt(day(-2)).resolvedAt(day(-1))), Status.CLOSED);

    assertThat(happened())
        .containsExactly(
            new Happened(1, 0, 0),
            new Happened(0, 1, 0),
            new Happened(0, 0, 0),
            new Happened(0, 0, 0));
  }

  @Test
  void the_past_stays_what_it_was_when_what_came_resolved_is_reopened() {
    var issue = world.open(world.anIssue().createdAt(day(-2)).resolvedAt(day(-1)));
    move(issue, Status.OPEN);

    assertThat(happened())
        .containsExactly(
            new Happened(1, 0, 0),
            new Happened(0, 1, 0),
            new Happened(0, 0, 1),
            new Happened(0, 0, 0));
    assertThat(levels())
        .containsExactly(
            new Levels(0, 0, 0, 0),
            new Levels(1, 0, 0, 0),
            new Levels(0, 0, 1, 0),
            new Levels(1, 0, 0, 0),
            new Levels(1, 0, 0, 0));
  }

  @Test
  void what_came_resolved_was_open_until_then() {
    world.open(world.anIssue().createdAt(day(-2)).resolvedAt(day(0).minusSeconds(1)));

    assertThat(levels())
        .containsExactly(
            new Levels(0, 0, 0, 0),
            new Levels(1, 0, 0, 0),
            new Levels(0, 0, 1, 0),
            new Levels(0, 0, 1, 0),
            new Levels(0, 0, 1, 0));
  }

  @Test
  void what_came_closed_was_resolved_before_and_open_until_then() {
    world.open(world.anIssue().createdAt(day(-2)).closed(day(-1), day(0)));

    assertThat(levels())
        .containsExactly(
            new Levels(0, 0, 0, 0),
            new Levels(1, 0, 0, 0),
            new Levels(0, 0, 1, 0),
            new Levels(0, 0, 0, 1),
            new Levels(0, 0, 0, 1));
    assertThat(happened())
        .containsExactly(
            new Happened(1, 0, 0),
            new Happened(0, 1, 0),
            new Happened(0, 0, 0),
            new Happened(0, 0, 0));
  }

  @Test
  void what_came_closed_and_was_never_said_to_be_resolved_was_open_until_it_was_closed() {
    world.open(world.anIssue().createdAt(day(-2)).closed(null, day(0)));

    assertThat(levels())
        .containsExactly(
            new Levels(0, 0, 0, 0),
            new Levels(1, 0, 0, 0),
            new Levels(1, 0, 0, 0),
            new Levels(0, 0, 0, 1),
            new Levels(0, 0, 0, 1));
    assertThat(happened())
        .containsExactly(
            new Happened(1, 0, 0),
            new Happened(0, 0, 0),
            new Happened(0, 1, 0),
            new Happened(0, 0, 0));
  }

  @Test
  void what_came_closed_without_a_time_was_so_as_soon_as_it_was_resolved() {
    world.open(world.anIssue().createdAt(day(-2)).closed(day(-1), null));

    assertThat(levels())
        .containsExactly(
            new Levels(0, 0, 0, 0),
            new Levels(1, 0, 0, 0),
            new Levels(0, 0, 0, 1),
            new Levels(0, 0, 0, 1),
            new Levels(0, 0, 0, 1));
  }

  @Test
  void the_past_stays_what_it_was_when_what_came_closed_is_reopened_and_closed_again() {
    var issue = world.open(world.anIssue().createdAt(day(-2)).closed(day(-1), day(0)));
    var other = world.open(world.anIssue().createdAt(day(-2)).closed(null, day(-1)));
    move(move(issue, Status.OPEN), Status.CLOSED);
    move(other, Status.IN_PROGRESS);

    assertThat(levels())
        .containsExactly(
            new Levels(0, 0, 0, 0),
            new Levels(2, 0, 0, 0),
            new Levels(0, 0, 1, 1),
            new Levels(0, 1, 0, 1),
            new Levels(0, 1, 0, 1));
  }

  private List<Happened> happened() {
    return world.read(() -> ports.reports().happened(0, world.project().id(), DAYS));
  }

  private List<Levels> levels() {
    return world.read(() -> ports.reports().levels(0, world.project().id(), DAYS));
  }

  @Test
  void levels_follow_what_happened() {
    var first = world.open(world.anIssue().createdAt(day(-2)));
    world.open(world.anIssue().createdAt(day(-1)));
    move(first, Status.IN_PROGRESS);
    world.delete(world.open(world.anIssue()));

    assertThat(levels())
        .containsExactly(
            new Levels(0, 0, 0, 0),
            new Levels(1, 0, 0, 0),
            new Levels(2, 0, 0, 0),
            new Levels(1, 1, 0, 0),
            new Levels(1, 1, 0, 0));
  }

  @Test
  void unfinished_issues_are_told_by_when_they_were_created() {
    world.open(world.anIssue().createdAt(day(-3)));
    world.open(world.anIssue().createdAt(day(-2)).with(Status.IN_PROGRESS));
    world.open(world.anIssue().createdAt(day(-2)).with(Status.CLOSED));

    assertThat(
            world.read(
                () -> ports.reports().unfinished(0, world.project().id(), DAYS.subList(0, 2))))
        .containsExactly(new Levels(1, 0, 0, 0), new Levels(0, 1, 0, 0), new Levels(0, 0, 0, 0));
  }
}
