package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Clients that are sent events as they come. A place is held from the first look until the client
 * has gone or is not let in any more, an hour is over or the server stops; a client that comes back
 * says what it saw last.
 */
@Singleton
@Requires(beans = IssueTracker.class)
public final class Followers implements MeterBinder {
  private static final int MOST = 100;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration COME_BACK = Duration.ofSeconds(2);

  private final SharedPlaces places =
      new SharedPlaces(MOST, "Too many clients follow; try again soon.");
  private final Stopping stopping;
  private final Admission admission;
  private final Scheduler threads;

  Followers(
      Stopping stopping,
      Admission admission,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.stopping = stopping;
    this.admission = admission;
    this.threads = Schedulers.fromExecutorService(threads);
  }

  /** What one follower is shown. */
  public interface View<T> {
    /** What is new since the last look. */
    List<Event<T>> look();

    /** Nothing will ever be new again. */
    boolean isOver();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("tracker.followers", places, SharedPlaces::taken)
        .description("Clients that are sent events as they come")
        .register(registry);
  }

  public <T> HttpResponse<?> answer(HttpRequest<?> request, Actor actor, View<T> view) {
    var answer = HttpResponse.ok().contentType(MediaType.TEXT_EVENT_STREAM_TYPE);
    if (request.getMethod() == HttpMethod.HEAD) {
      return answer;
    }
    places.requireOne(actor);
    return answer.body(
        Flux.defer(() -> places.tryTake(actor) ? following(request, actor, view) : Flux.empty()));
  }

  private <T> Flux<Event<T>> following(HttpRequest<?> request, Actor actor, View<T> view) {
    return Flux.interval(Duration.ZERO, LOOK)
        .onBackpressureDrop()
        .takeUntilOther(Mono.firstWithSignal(stopping.asMono(), Mono.delay(LONGEST)))
        .publishOn(threads, 1)
        .takeWhile(tick -> admission.lasts(request))
        .takeUntil(tick -> view.isOver())
        .concatMapIterable(tick -> view.look(), 1)
        .map(event -> event.retry(COME_BACK))
        .doFinally(signal -> places.leave(actor));
  }
}
