package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest extends DatabaseTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofNanos(1);

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
  private final AtomicInteger looks = new AtomicInteger();

  private Turns turns(int most, Duration patience) {
    return new Turns(most, patience, Duration.ofNanos(100), this::look);
  }

  private long look() {
    looks.incrementAndGet();
    return now.get();
  }

  /** Who has waited in vain looks at the clock once more. */
  private boolean waitsInVain(Turns turns) {
    int before = looks.get();
    assertThat(turns.take()).isFalse();
    return looks.get() - before == 2;
  }

  @Test
  void noMoreReadAtOnceThanThereAreTurns() throws Exception {
    var turns = turns(2, LONG);
    var reading = new AtomicInteger();
    var most = new AtomicInteger();
    var all = new ArrayList<Future<Integer>>();
    var transactions = new JdbcTransactions(database.connections(), turns);
    var sql = new Sql(transactions);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int reader = 0; reader < 30; reader++) {
        all.add(
            threads.submit(
                () ->
                    transactions.read(
                        () -> {
                          most.accumulateAndGet(reading.incrementAndGet(), Math::max);
                          sql.rows("SELECT pg_sleep(0.01)", row -> row);
                          return reading.decrementAndGet();
                        })));
      }
      for (var each : all) {
        each.get();
      }
    }

    assertThat(most).hasValue(2);
    assertThat(turns.free()).isEqualTo(2);
  }

  @Test
  void whoReadsWithinAnythingElseTakesNoTurnOfTheirOwn() {
    var turns = turns(1, LONG);
    var transactions = new JdbcTransactions(database.connections(), turns);

    int free = transactions.read(() -> transactions.read(turns::free));
    int freeWhileWriting = transactions.write(() -> transactions.read(turns::free));

    assertThat(free).isZero();
    assertThat(freeWhileWriting).isOne();
    assertThat(turns.free()).isOne();
  }

  @Test
  void aTurnIsGivenBackByWhoFails() {
    var turns = turns(1, LONG);
    var transactions = new JdbcTransactions(database.connections(), turns);

    try {
      transactions.read(
          () -> {
            throw new IllegalStateException("on purpose");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("on purpose");
    }

    assertThat(turns.free()).isOne();
  }

  @Test
  void whoWaitsIsServedAsSoonAsATurnIsFree() throws Exception {
    var turns = turns(1, LONG);
    assertThat(turns.take()).isTrue();
    var waiting = new FutureTask<>(turns::take);
    var waiter = Thread.ofPlatform().start(waiting);
    while (waiter.isAlive() && waiter.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(waiting.isDone()).isFalse();

    turns.giveBack();

    assertThat(waiting.get()).isTrue();
  }

  @Test
  void nobodyWaitsLongAndThenForAWhileNobodyWaitsAtAll() {
    var turns = turns(1, SHORT);
    turns.take();

    assertThat(waitsInVain(turns)).isTrue();
    assertThat(waitsInVain(turns)).isFalse();
    now.addAndGet(99);
    assertThat(waitsInVain(turns)).isFalse();
    now.addAndGet(1);
    assertThat(waitsInVain(turns)).isTrue();
  }

  @Test
  void aFreeTurnIsTakenAtAnyTime() {
    var turns = turns(1, SHORT);
    turns.take();
    turns.take();
    turns.giveBack();

    assertThat(turns.take()).isTrue();
  }

  @Test
  void whoIsInterruptedGoesOnAndStaysInterrupted() {
    var turns = turns(1, LONG);
    turns.take();
    Thread.currentThread().interrupt();

    assertThat(turns.take()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whereThereAreNoneNobodyWaits() {
    assertThat(Turns.none().take()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://127.0.0.1:5432/tracker",
        "jdbc:postgresql://localhost/tracker?user=a",
        "jdbc:postgresql://[::1]:5432/tracker",
        "jdbc:postgresql:tracker"
      })
  void aDatabaseOnThisMachineIsReadInTurns(String url) {
    assertThat(Turns.to(url).free()).isEqualTo(2 * Runtime.getRuntime().availableProcessors());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example/tracker",
        "jdbc:postgresql://localhost,db.example/tracker",
        "jdbc:other://localhost/tracker"
      })
  void anyOtherIsNot(String url) {
    assertThat(Turns.to(url).free()).isZero();
  }
}
