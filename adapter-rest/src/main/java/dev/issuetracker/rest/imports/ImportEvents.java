package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportUseCases;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Shows an import again whenever it got on. */
@Singleton
final class ImportEvents {
  private static final Duration LOOK = Duration.ofMillis(500);

  /** In looks: often enough for every proxy between here and the client. */
  private static final int HEARTBEAT = 20;

  private final ImportUseCases imports;
  private final ImportAnswers answers;
  private final ExecutorService threads;

  ImportEvents(
      IssueTracker tracker,
      ImportAnswers answers,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    imports = tracker.imports();
    this.answers = answers;
    this.threads = threads;
  }

  Publisher<Event<ImportResponse>> of(Actor actor, String id) {
    var view = new View(actor, id);
    return Flux.interval(Duration.ZERO, LOOK)
        .onBackpressureDrop()
        .publishOn(Schedulers.fromExecutorService(threads), 1)
        .<Event<ImportResponse>>handle(
            (tick, sink) -> {
              var event = view.look();
              if (event != null) {
                sink.next(event);
              }
              if (view.isOver()) {
                sink.complete();
              }
            });
  }

  /** What one follower has seen. */
  private final class View {
    private final Actor actor;
    private final String id;
    private @Nullable ImportJob seen;
    private int quiet;

    View(Actor actor, String id) {
      this.actor = actor;
      this.id = id;
    }

    @Nullable Event<ImportResponse> look() {
      var job = imports.get(actor, id);
      if (job.equals(seen)) {
        return ++quiet % HEARTBEAT == 0
            ? Event.of(answers.show(actor, job)).name("progress").comment("alive")
            : null;
      }
      seen = job;
      quiet = 0;
      return Event.of(answers.show(actor, job)).name(job.isSettled() ? "end" : "progress");
    }

    boolean isOver() {
      return seen != null && seen.isSettled();
    }
  }
}
