package dev.issuetracker.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.reports.Report;
import dev.issuetracker.application.reports.Report.Age;
import dev.issuetracker.application.reports.ReportUseCases;
import dev.issuetracker.application.reports.ReportWish;
import dev.issuetracker.domain.IssueFixture;
import dev.issuetracker.domain.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every bucket of ages, through the use case: from its first instant to its last. */
public abstract class AgingContract extends PortsContract {
  private static final Instant NOW = Instant.parse("2026-01-09T12:08:01.123456Z");
  private static final Duration INSTANT = Duration.ofNanos(1_000);

  private IssueFixture anIssue(Duration age) {
    return world.anIssue().createdAt(NOW.minus(age));
  }

  private List<Age> ages() {
    var reports =
        new ReportUseCases(OtherPort.in(ports, InstantSource.class, InstantSource.fixed(NOW)));
    var wish = new ReportWish.Aging(world.project().key().value());
    return ((Report.Aging) reports.answer(reports.ask(world.actor(), wish))).results();
  }

  /** What is exactly so old is in progress, what is younger or older by an instant is open. */
  @Test
  void an_age_is_from_so_many_days_on_and_less_than_so_many() {
    world.open(anIssue(Duration.ZERO).with(Status.IN_PROGRESS));
    for (int days : List.of(1, 7, 30, 90, 365)) {
      var age = Duration.ofDays(days);
      world.open(anIssue(age).with(Status.IN_PROGRESS));
      world.open(anIssue(age.minus(INSTANT)));
      world.open(anIssue(age.plus(INSTANT)));
    }

    assertThat(ages())
        .containsExactly(
            new Age(0, 1, 1, 1),
            new Age(1, 7, 2, 1),
            new Age(7, 30, 2, 1),
            new Age(30, 90, 2, 1),
            new Age(90, 365, 2, 1),
            new Age(365, null, 1, 1));
  }

  @Test
  void what_is_finished_deleted_or_elsewhere_has_no_age() {
    for (int days : List.of(0, 1, 7, 30, 90, 365)) {
      var age = Duration.ofDays(days);
      world.open(anIssue(age).with(Status.RESOLVED));
      world.open(anIssue(age).with(Status.CLOSED));
      world.delete(world.open(anIssue(age)));
    }
    world.open(anIssue(Duration.ZERO).in(world.project("B").ref()));

    assertThat(ages()).allMatch(age -> age.open() == 0 && age.inProgress() == 0).hasSize(6);
  }
}
