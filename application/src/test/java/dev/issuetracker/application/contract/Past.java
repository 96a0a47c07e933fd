package dev.issuetracker.application.contract;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssueFixture;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * What happened to one issue, at any times, of which many lie at the ends of days.
 *
 * @param moments when, in no order; there are enough of them for what it brings along
 * @param ways which of the moves that are allowed it takes each time
 */
record Past(List<Moment> moments, Luggage luggage, List<Integer> ways, boolean deleted) {

  /** Some microseconds from the beginning of a day that was so many days ago. */
  record Moment(int daysAgo, long microseconds) {
    Instant in(Scene scene) {
      var day = scene.today().minusDays(daysAgo).atStartOfDay(scene.zone).toInstant();
      var then = day.plus(microseconds, ChronoUnit.MICROS);
      return then.isAfter(scene.now) ? scene.now : then;
    }
  }

  /** As what an issue comes, and which of its times it brings along. */
  enum Luggage {
    NOTHING,
    RESOLVED_SOME_TIME,
    CLOSED_SOME_TIME,
    RESOLVED,
    CLOSED,
    RESOLVED_AND_CLOSED_SOME_TIME,
    RESOLVED_AND_CLOSED
  }

  /** When and where somebody asks. */
  record Scene(ZoneId zone, Instant now) {
    static Scene in(String zone, String now) {
      return new Scene(ZoneId.of(zone), Instant.parse(now));
    }

    LocalDate today() {
      return day(now);
    }

    LocalDate day(Instant at) {
      return LocalDate.ofInstant(at, zone);
    }
  }

  /** An issue got a status. */
  record Step(Instant at, Status to) {}

  static Arbitrary<Past> any() {
    var about = Arbitraries.longs().between(0, 86_400_000_000L);
    var exactly = Arbitraries.longs().between(-1, 1);
    var moments =
        Combinators.combine(
                Arbitraries.integers().between(0, 60), Arbitraries.oneOf(about, exactly))
            .as(Moment::new);
    return Combinators.combine(
            moments.list().ofMinSize(3).ofMaxSize(8),
            Arbitraries.of(Luggage.class),
            Arbitraries.integers().between(0, 2).list().ofSize(8),
            Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
        .as(Past::new);
  }

  /** Makes it happen, and tells what it was. */
  List<Step> happen(World world, Scene scene) {
    var times = moments.stream().map(moment -> moment.in(scene)).sorted().toList();
    var steps = new ArrayList<Step>();
    var issue = world.open(come(world.anIssue().createdAt(times.getFirst()), times, steps));
    for (int at = steps.size(); at < times.size(); at++) {
      var allowed = Workflow.movesFrom(issue.status()).stream().sorted().toList();
      var to = allowed.get(ways.get(at) % allowed.size());
      issue = move(world, issue, to, times.get(at));
      steps.add(new Step(times.get(at), to));
    }
    if (deleted) {
      world.delete(issue);
    }
    return deleted ? List.of() : steps;
  }

  private IssueFixture come(IssueFixture fixture, List<Instant> times, List<Step> steps) {
    var created = times.getFirst();
    var second = times.get(1);
    var third = times.get(2);
    switch (luggage) {
      case NOTHING -> steps.add(new Step(created, Status.OPEN));
      case RESOLVED_SOME_TIME -> {
        fixture.with(Status.RESOLVED);
        steps.add(new Step(created, Status.RESOLVED));
      }
      case CLOSED_SOME_TIME -> {
        fixture.with(Status.CLOSED);
        steps.add(new Step(created, Status.CLOSED));
      }
      case RESOLVED -> {
        fixture.resolvedAt(second).updatedAt(second);
        steps.addAll(List.of(new Step(created, Status.OPEN), new Step(second, Status.RESOLVED)));
      }
      case CLOSED -> {
        fixture.closed(null, second).updatedAt(second);
        steps.addAll(List.of(new Step(created, Status.OPEN), new Step(second, Status.CLOSED)));
      }
      case RESOLVED_AND_CLOSED_SOME_TIME -> {
        fixture.closed(second, null).updatedAt(second);
        steps.addAll(List.of(new Step(created, Status.OPEN), new Step(second, Status.CLOSED)));
      }
      case RESOLVED_AND_CLOSED -> {
        fixture.closed(second, third).updatedAt(third);
        steps.add(new Step(created, Status.OPEN));
        steps.addAll(List.of(new Step(second, Status.RESOLVED), new Step(third, Status.CLOSED)));
      }
    }
    return fixture;
  }

  private static Issue move(World world, Issue issue, Status to, Instant at) {
    return world.editAt(issue, IssueEdit.edit().status(to).build(), at);
  }
}
