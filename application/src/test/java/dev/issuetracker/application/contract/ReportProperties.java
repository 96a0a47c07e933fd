package dev.issuetracker.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.contract.Past.Scene;
import dev.issuetracker.application.contract.Past.Step;
import dev.issuetracker.application.reports.Report;
import dev.issuetracker.application.reports.Report.Level;
import dev.issuetracker.application.reports.Report.Pace;
import dev.issuetracker.application.reports.ReportUseCases;
import dev.issuetracker.application.reports.ReportWish;
import dev.issuetracker.domain.Status;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/**
 * The flow and the velocity of any past, in days and weeks in which clocks are turned, held against
 * a model that looks at everything that happened to each issue and asks which day that was.
 */
public abstract class ReportProperties implements Store {

  /** Clocks are turned some days or weeks before, in two of them at midnight. */
  private static final List<Scene> SCENES =
      List.of(
          Scene.in("UTC", "2026-01-09T12:00:00Z"),
          Scene.in("Europe/Berlin", "2026-04-08T21:59:59.999999Z"),
          Scene.in("Europe/Berlin", "2025-11-05T23:00:00Z"),
          Scene.in("America/New_York", "2025-11-09T04:59:00Z"),
          Scene.in("America/Sao_Paulo", "2018-11-20T12:00:00Z"),
          Scene.in("America/Sao_Paulo", "2018-03-01T02:30:00Z"));

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void flow_and_velocity_are_those_of_the_days_on_which_it_happened(
      @ForAll("pasts") List<Past> pasts,
      @ForAll("scenes") Scene scene,
      @ForAll boolean weeks,
      @ForAll @IntRange(min = 1, max = 50) int days) {
    var ports = ports();
    var world = World.in(ports);
    var steps = pasts.stream().map(past -> past.happen(world, scene)).toList();
    world.open(world.anIssue().in(world.project("B").ref()));
    var reports =
        new ReportUseCases(
            OtherPort.in(ports, InstantSource.class, InstantSource.fixed(scene.now())));
    var when = new ReportWish.When(days, weeks ? "week" : "day", scene.zone().getId());
    var project = world.project().key().value();

    var flow = ask(reports, world, new ReportWish.CumulativeFlow(when, project));
    var velocity = ask(reports, world, new ReportWish.Velocity(when, project));

    var intervals = intervals(scene, weeks, days);
    assertThat(((Report.CumulativeFlow) flow).results())
        .isEqualTo(intervals.stream().map(one -> level(one, steps, scene)).toList());
    assertThat(((Report.Velocity) velocity).results())
        .isEqualTo(intervals.stream().map(one -> pace(one, steps, scene)).toList());
  }

  private static Report ask(ReportUseCases reports, World world, ReportWish wish) {
    return reports.answer(reports.ask(world.actor(), wish));
  }

  /** Days from one, and up to but without another. */
  private record Interval(LocalDate from, LocalDate to) {}

  private static List<Interval> intervals(Scene scene, boolean weeks, int days) {
    var from = scene.today().minusDays(days - 1L);
    while (weeks && from.getDayOfWeek() != DayOfWeek.MONDAY) {
      from = from.minusDays(1);
    }
    var intervals = new ArrayList<Interval>();
    while (!from.isAfter(scene.today())) {
      var to = from.plusDays(weeks ? 7 : 1);
      intervals.add(new Interval(from, to));
      from = to;
    }
    return intervals;
  }

  private static Level level(Interval in, List<List<Step>> pasts, Scene scene) {
    var counts = new long[Status.values().length];
    for (var steps : pasts) {
      steps.stream()
          .filter(step -> scene.day(step.at()).isBefore(in.to))
          .reduce((before, after) -> after)
          .ifPresent(last -> counts[last.to().ordinal()]++);
    }
    return new Level(in.from, counts[0], counts[1], counts[2], counts[3]);
  }

  private static Pace pace(Interval in, List<List<Step>> pasts, Scene scene) {
    Predicate<Step> inside =
        step -> !scene.day(step.at()).isBefore(in.from) && scene.day(step.at()).isBefore(in.to);
    long created = 0;
    long resolved = 0;
    long reopened = 0;
    for (var steps : pasts) {
      for (int at = 0; at < steps.size(); at++) {
        if (inside.test(steps.get(at))) {
          boolean is = steps.get(at).to().isFinished();
          boolean was = at == 0 ? is : steps.get(at - 1).to().isFinished();
          created += at == 0 ? 1 : 0;
          resolved += is && !was ? 1 : 0;
          reopened += was && !is ? 1 : 0;
        }
      }
    }
    return new Pace(in.from, created, resolved, reopened);
  }

  @Provide
  Arbitrary<List<Past>> pasts() {
    return Past.any().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<Scene> scenes() {
    return Arbitraries.of(SCENES);
  }
}
