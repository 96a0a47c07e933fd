package dev.issuetracker.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

class FollowersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Actor ALICE =
      new Actor(new PersonRef(1, "alice", "Alice"), Role.VIEWER, Actor.Access.SIGNED_IN, null);

  private final Stopping stopping = new Stopping();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.close();
  }

  @Test
  void aLongStoryIsToldInPartsUntilItIsOver() {
    assertThat(told(follow(Integer.MAX_VALUE, new Story(5))))
        .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    assertThat(asked).as("whether he is let in, before each part").hasValue(5);
  }

  @Test
  void whoIsShutOutIsToldNoFurtherPart() {
    assertThat(told(follow(2, new Story(5)))).containsExactly(1, 1, 2, 2);
  }

  @Test
  void aClientThatTakesItsTimeDoesNotHoldUpTheEnd() throws InterruptedException {
    var reader = new SlowReader();
    follow(Integer.MAX_VALUE, new Story(5)).subscribe(reader);
    assertThat(reader.first.await(20, TimeUnit.SECONDS)).isTrue();

    stopping.shutdownGracefully();

    assertThat(reader.end.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private List<Integer> told(Flux<Event<Integer>> stream) {
    return new ArrayList<>(stream.map(Event::getData).collectList().block(PATIENCE));
  }

  @SuppressWarnings("unchecked")
  private Flux<Event<Integer>> follow(int lasting, Story story) {
    var followers = new Followers(stopping, new Lasting(lasting), threads);
    return (Flux<Event<Integer>>) followers.answer(HttpRequest.GET("/"), ALICE, story).body();
  }

  /** So many looks long. */
  private final class Lasting implements Admission {
    private final int looks;

    Lasting(int looks) {
      this.looks = looks;
    }

    @Override
    public boolean lasts(HttpRequest<?> request) {
      return asked.incrementAndGet() <= looks;
    }

    @Override
    public Actor again(HttpRequest<?> request) {
      return ALICE;
    }

    @Override
    public void requireMay(HttpRequest<?> request, Actor actor) {
      throw new UnsupportedOperationException();
    }
  }

  /** Tells two events a look. */
  private static final class Story implements Followers.View<Integer> {
    private final int parts;
    private int part;

    Story(int parts) {
      this.parts = parts;
    }

    @Override
    public List<Event<Integer>> look() {
      part++;
      return List.of(Event.of(part), Event.of(part));
    }

    @Override
    public boolean isBehind() {
      return part < parts;
    }

    @Override
    public boolean isOver() {
      return part == parts;
    }
  }

  /** Takes one event, and no more. */
  private static final class SlowReader extends BaseSubscriber<Event<Integer>> {
    final CountDownLatch first = new CountDownLatch(1);
    final CountDownLatch end = new CountDownLatch(1);

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      subscription.request(1);
    }

    @Override
    protected void hookOnNext(Event<Integer> event) {
      first.countDown();
    }

    @Override
    protected void hookOnComplete() {
      end.countDown();
    }
  }
}
