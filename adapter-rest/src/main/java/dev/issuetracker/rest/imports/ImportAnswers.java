package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.application.imports.RowError;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Shows imports, at once or when they are through. */
@Singleton
@Requires(beans = IssueTracker.class)
final class ImportAnswers implements ApplicationEventListener<ServerShutdownEvent> {
  static final String PATH = "/api/v1/imports/";

  private final ImportUseCases imports;
  private final Waiting waiting = new Waiting();

  ImportAnswers(IssueTracker tracker) {
    imports = tracker.imports();
  }

  @Override
  public void onApplicationEvent(ServerShutdownEvent event) {
    waiting.stop();
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
   * @param begun the answer at the moment of the start, or its replay
   */
  HttpResponse<?> settled(Actor actor, HttpResponse<?> begun, Preference preference) {
    var location = begun.getHeaders().get("Location");
    if (location == null || !location.startsWith(PATH)) {
      return begun;
    }
    var id = location.substring(PATH.length());
    var job = waiting.until(imports, actor, id, preference.patience());
    MutableHttpResponse<ImportResponse> answer =
        job.isSettled() ? HttpResponse.ok() : HttpResponse.accepted();
    answer.header("Location", location);
    if (preference.applied() != null) {
      answer.header("Preference-Applied", preference.applied());
    }
    var replayed = begun.getHeaders().get("Idempotency-Replayed");
    if (replayed != null) {
      answer.header("Idempotency-Replayed", replayed);
    }
    return answer.body(show(actor, job));
  }
}
