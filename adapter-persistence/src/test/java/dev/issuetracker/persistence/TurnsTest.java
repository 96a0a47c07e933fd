package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest extends DatabaseTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofNanos(1);

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);

  private Turns turns(int most, Duration patience) {
    return new Turns(most, patience, Duration.ofNanos(100), now::get);
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
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begun = new CountDownLatch(1);
      var waiting =
          threads.submit(
              () -> {
                begun.countDown();
                return turns.take();
              });
      begun.await();

      turns.giveBack();

      assertThat(waiting.get()).isTrue();
    }
  }

  @Test
  void nobodyWaitsLongAndForAWhileNobodyWaitsAtAll() {
    var turns = turns(1, SHORT);
    turns.take();

    assertThat(turns.take()).isFalse();

    var patient = new Turns(1, LONG, Duration.ofNanos(100), now::get);
    patient.take();
    Thread.currentThread().interrupt();
    assertThat(patient.take()).as("who is interrupted goes on").isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void turnsComeBackIntoUse() {
    var turns = turns(1, SHORT);
    turns.take();
    turns.take();
    turns.giveBack();

    assertThat(turns.take()).as("a free one is taken at any time").isTrue();
    now.addAndGet(100);
    assertThat(turns.take()).isFalse();
    turns.giveBack();
    assertThat(turns.free()).isOne();
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
