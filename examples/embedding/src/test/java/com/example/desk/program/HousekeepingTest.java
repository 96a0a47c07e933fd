package com.example.desk.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.desk.store.Database;
import com.example.desk.store.JdbcTransactions;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.memory.InMemory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-09T12:00:00Z"));

  @Test
  void bytes_of_an_upload_that_came_to_nothing_are_gone_after_a_while() throws IOException {
    var ports = desk("sweeping");
    var blob = ports.blobs().write(new ByteArrayInputStream(new byte[] {1}), 10);

    Housekeeping.clear(IssueTracker.on(ports));
    assertThat(ports.blobs().read(blob.id(), 0)).as("somebody may still be at it").isPresent();

    now.updateAndGet(time -> time.plus(Duration.ofHours(2)));
    Housekeeping.clear(IssueTracker.on(ports));
    assertThat(ports.blobs().read(blob.id(), 0)).isEmpty();
  }

  @Test
  void what_else_is_not_served_still_says_so() {
    assertThatThrownBy(() -> desk("refusing").attachments().find(1))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("AttachmentRepository.find is not served here");
  }

  private Ports desk(String name) {
    var source = JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";LOCK_TIMEOUT=30000", "sa", "");
    Database.lay(source);
    var memory = InMemory.ports(now::get);
    var transactions = new JdbcTransactions(source, memory.transactions());
    return Desk.ports(memory, transactions, transactions.database());
  }
}
