package dev.issuetracker.rest.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.reports.Question;
import dev.issuetracker.application.reports.Report;
import dev.issuetracker.application.reports.ReportUseCases;
import dev.issuetracker.application.reports.ReportWish;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import dev.issuetracker.rest.answer.Csv;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers reports. An answer is kept for a minute, so that what reports cost does not grow with how
 * often they are looked at. So is what somebody asked, for as long as he is who he was: keys of
 * projects and usernames never change what they name, and neither is ever taken away.
 */
@Singleton
final class ReportAnswers {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST_KEPT = 500;

  private final ReportUseCases reports;
  private final Cache<Question, Report> kept =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();
  private final Cache<Asked, Question> understood =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

  /** A wish, and all of who has it that decides whether he may. */
  private record Asked(long reader, Role role, Actor.Access access, ReportWish wish) {
    static Asked by(Actor actor, ReportWish wish) {
      return new Asked(actor.id(), actor.role(), actor.access(), wish);
    }
  }

  ReportAnswers(IssueTracker tracker) {
    this.reports = tracker.reports();
  }

  HttpResponse<?> answer(
      HttpRequest<?> request, Actor actor, ReportWish wish, @Nullable String format) {
    var question = ask(actor, wish, wrong(format));
    if (wantsNews(request)) {
      kept.invalidate(question);
    }
    var report = kept.get(question, reports::answer);
    boolean table = format == null ? Csv.isWished(request) : format.equals("csv");
    return table
        ? HttpResponse.ok(ReportTable.of(report))
            .contentType(new MediaType(Csv.TYPE, Map.of("charset", "utf-8")))
        : HttpResponse.ok(ReportResponse.from(report)).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static List<InputFault> wrong(@Nullable String format) {
    return format == null || format.equals("csv") || format.equals("json")
        ? List.of()
        : List.of(InputFault.parameter("format", "unknown", "must be json or csv"));
  }

  /** What is wrong with the question is told together with what is wrong already. */
  private Question ask(Actor actor, ReportWish wish, List<InputFault> wrong) {
    var faults = new ArrayList<>(wrong);
    try {
      var question = understood.get(Asked.by(actor, wish), unknown -> reports.ask(actor, wish));
      if (wrong.isEmpty()) {
        return question;
      }
    } catch (Rejected refused) {
      if (wrong.isEmpty()) {
        throw refused;
      }
      if (refused.rejection() instanceof Rejection.Invalid(var others)) {
        others.stream().map(InputFault::of).forEach(faults::add);
      }
    }
    throw ProblemException.invalid(faults);
  }

  private static boolean wantsNews(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.CACHE_CONTROL).stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("no-cache"));
  }
}
