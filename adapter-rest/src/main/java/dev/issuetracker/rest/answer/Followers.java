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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
  private final ExecutorService threads;

  Followers(
      Stopping stopping,
      Admission admission,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.stopping = stopping;
    this.admission = admission;
    this.threads = threads;
  }

  /** What one follower is shown, little at a time: it is kept until he has taken it. */
  public interface View<T> {
    /** What is new since the last look. */
    List<Event<T>> look();

    /** There is more than the last look told, so that the next one need not wait. */
    default boolean isBehind() {
      return false;
    }

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

  /** The end comes last, so that it does not wait for a client that takes its time. */
  private <T> Flux<Event<T>> following(HttpRequest<?> request, Actor actor, View<T> view) {
    return looks(request, view)
        .concatMapIterable(events -> events, 1)
        .map(event -> event.retry(COME_BACK))
        .takeUntilOther(Mono.firstWithSignal(stopping.asMono(), Mono.delay(LONGEST)))
        .doFinally(signal -> places.leave(actor));
  }

  /**
   * One look after the other, of which one at the most is ahead of a client that takes its time.
   */
  private <T> Flux<List<Event<T>>> looks(HttpRequest<?> request, View<T> view) {
    return look(request, view)
        .repeatWhen(
            looks ->
                looks
                    .takeWhile(told -> told > 0 && !view.isOver())
                    .concatMap(told -> view.isBehind() ? Mono.just(told) : Mono.delay(LOOK), 1));
  }

  /**
   * Empty for who is not let in any more. A look that has begun is let end when the client goes: to
   * break it off would cost a connection to the database.
   */
  private <T> Mono<List<Event<T>>> look(HttpRequest<?> request, View<T> view) {
    return Mono.fromFuture(
        () ->
            CompletableFuture.supplyAsync(
                () -> admission.lasts(request) ? view.look() : null, threads),
        true);
  }
}
