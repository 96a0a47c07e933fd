package dev.issuetracker.application.memory;

import static dev.issuetracker.domain.Together.elsewhere;
import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What the memory transactions keep beyond the contract: they find defects of those who use them.
 */
class MemoryTransactionsTest {
  private final MemoryTransactions transactions = new MemoryTransactions();
  private final Table<String, Integer> table = new Table<>(transactions);

  @Test
  void nothing_is_read_or_written_outside_a_transaction() {
    assertThatThrownBy(() -> table.find("a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> table.put("a", 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> transactions.part(() -> 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_read_cannot_write() {
    assertThatThrownBy(() -> transactions.read(() -> put(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> transactions.read(() -> transactions.write(() -> put(1))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void changes_of_the_same_row_are_undone_backwards() {
    transactions.write(() -> put(1));

    transactions.rehearse(
        () -> {
          put(2);
          table.remove("a");
          return put(3);
        });

    assertThat(get()).isEqualTo(1);
  }

  @Test
  void readers_do_not_wait_for_each_other() {
    var both = new CyclicBarrier(2);

    assertThat(together(2, thread -> transactions.read(() -> meet(both)))).hasSize(2);
  }

  private int meet(CyclicBarrier barrier) {
    try {
      table.has("a");
      return barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the other reader did not come", e);
    }
  }

  @Test
  void a_write_that_touches_nothing_makes_nobody_wait() {
    assertThat(transactions.write(() -> elsewhere(() -> transactions.write(() -> put(1)))))
        .isEqualTo(1);
  }

  private int put(int value) {
    table.put("a", value);
    return value;
  }

  private int get() {
    return transactions.read(() -> table.get("a"));
  }
}
