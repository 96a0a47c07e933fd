package dev.issuetracker.application.reports;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports for managers, in two steps: {@link #ask} judges what somebody wants and who that is,
 * every time; {@link #answer} looks, and its answer to the same question can be shown again. Safe
 * for many threads at once.
 */
public final class ReportUseCases {
  /** Where the buckets of ages begin, in days. */
  private static final List<Integer> AGES = List.of(0, 1, 7, 30, 90, 365);

  private final Transactions transactions;
  private final Now now;
  private final ReportQueries queries;
  private final ReportReading reading;

  public ReportUseCases(Ports ports) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    queries = ports.reports();
    reading = new ReportReading(ports.references());
  }

  public Question ask(Actor actor, ReportWish wish) {
    return transactions.read(
        () -> {
          var question = reading.read(actor, wish);
          Action.READ_REPORTS.require(actor);
          return question;
        });
  }

  /**
   * What the question asks for. The question is believed: {@link #ask} has judged who may ask it,
   * so hand on none that came from elsewhere.
   */
  public Report answer(Question question) {
    var asOf = now.get();
    return transactions.read(
        () ->
            switch (question) {
              case Question.TopAssignees top ->
                  new Report.TopAssignees(asOf, queries.topAssignees(top));
              case Question.Latency latency ->
                  new Report.Latency(asOf, queries.latency(latency, since(latency.days(), asOf)));
              case Question.Velocity velocity -> velocity(velocity, asOf);
              case Question.CumulativeFlow flow -> flow(flow, asOf);
              case Question.Aging aging -> aging(aging, asOf);
            });
  }

  private static @Nullable Instant since(@Nullable Integer days, Instant asOf) {
    return days == null ? null : asOf.minus(Duration.ofDays(days));
  }

  private Report velocity(Question.Velocity question, Instant asOf) {
    var calendar = question.calendar();
    var dates = calendar.lastDays(question.days(), asOf);
    var bounds = new ArrayList<Instant>();
    dates.forEach(date -> bounds.add(calendar.begin(date, 0)));
    bounds.add(calendar.begin(dates.getLast(), 1));
    var happened = queries.happened(question.reader(), question.project(), bounds);
    var paces = new ArrayList<Report.Pace>();
    for (int at = 0; at < dates.size(); at++) {
      var in = happened.get(at);
      paces.add(new Report.Pace(dates.get(at), in.created(), in.resolved(), in.reopened()));
    }
    return new Report.Velocity(asOf, calendar, paces);
  }

  private Report flow(Question.CumulativeFlow question, Instant asOf) {
    var calendar = question.calendar();
    var dates = calendar.lastDays(question.days(), asOf);
    var ends = dates.stream().map(date -> calendar.begin(date, 1)).toList();
    var levels = queries.levels(question.reader(), question.project(), ends);
    var results = new ArrayList<Report.Level>();
    for (int at = 0; at < dates.size(); at++) {
      var then = levels.get(at);
      results.add(
          new Report.Level(
              dates.get(at), then.open(), then.inProgress(), then.resolved(), then.closed()));
    }
    return new Report.CumulativeFlow(asOf, calendar, results);
  }

  /** The first instant at which what is created is not yet so many days old. */
  private static Instant youngerThan(int days, Instant asOf) {
    return asOf.minus(Duration.ofDays(days)).plus(1, ChronoUnit.MICROS);
  }

  private Report aging(Question.Aging question, Instant asOf) {
    var bounds =
        AGES.reversed().stream()
            .limit(AGES.size() - 1L)
            .map(days -> youngerThan(days, asOf))
            .toList();
    var oldestFirst = queries.unfinished(question.reader(), question.project(), bounds);
    var results = new ArrayList<Report.Age>();
    for (int at = 0; at < AGES.size(); at++) {
      var then = oldestFirst.get(AGES.size() - 1 - at);
      var to = at + 1 < AGES.size() ? AGES.get(at + 1) : null;
      results.add(new Report.Age(AGES.get(at), to, then.open(), then.inProgress()));
    }
    return new Report.Aging(asOf, results);
  }
}
