package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.application.imports.RowError;
import dev.issuetracker.rest.answer.Waiting;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows imports, at once or when they are through. */
@Singleton
@Requires(beans = IssueTracker.class)
final class ImportAnswers {
  static final String PATH = "/api/v1/imports/";

  private final ImportUseCases imports;
  private final Waiting waiting;

  ImportAnswers(IssueTracker tracker, Waiting waiting) {
    imports = tracker.imports();
    this.waiting = waiting;
  }

  ImportResponse show(Actor actor, ImportJob job) {
    var errors =
        job.progress().failed() == 0
            ? List.<RowError>of()
            : imports
                .errors(
                    actor,
                    Long.toString(job.id()),
                    new Window(
                        ImportResponse.INLINE, new Window.Start.Page(1), Window.Counting.NONE))
                .items();
    return ImportResponse.from(job, errors, InstantSource.system().instant());
  }

  /**
   * The answer to who started something: as it is when it is through, or when he no longer waits.
   *
   * @param begun where to look: the answer at the moment of the start, or its replay
   */
  HttpResponse<?> settled(Actor actor, HttpResponse<?> begun, Preference preference) {
    var location = place(begun);
    if (location == null) {
      return begun;
    }
    var id = idOf(location);
    var job =
        waiting.untilOrAtOnce(
            actor, () -> imports.get(actor, id), ImportJob::isSettled, preference.patience());
    MutableHttpResponse<ImportResponse> answer =
        job.isSettled() ? HttpResponse.ok() : HttpResponse.accepted();
    answer.header("Location", location);
    if (preference.applied() != null) {
      answer.header("Preference-Applied", preference.applied());
    }
    return replayed(begun, answer).body(show(actor, job));
  }

  /** The answer to who ended something: as it is by now. */
  HttpResponse<?> shown(Actor actor, HttpResponse<?> ended) {
    var location = place(ended);
    if (location == null) {
      return ended;
    }
    MutableHttpResponse<ImportResponse> answer = HttpResponse.ok();
    return replayed(ended, answer).body(show(actor, imports.get(actor, idOf(location))));
  }

  /**
   * Kept answers hold no more than this: none of the refused rows, so that these can be forgotten.
   */
  private static @Nullable String place(HttpResponse<?> kept) {
    var location = kept.getHeaders().get("Location");
    return location != null && location.startsWith(PATH) ? location : null;
  }

  private static String idOf(String location) {
    return location.substring(PATH.length());
  }

  private static MutableHttpResponse<ImportResponse> replayed(
      HttpResponse<?> kept, MutableHttpResponse<ImportResponse> answer) {
    var replayed = kept.getHeaders().get("Idempotency-Replayed");
    return replayed == null ? answer : answer.header("Idempotency-Replayed", replayed);
  }
}
