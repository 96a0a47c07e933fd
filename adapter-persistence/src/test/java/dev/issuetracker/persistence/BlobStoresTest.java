package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.contract.BlobStoreContract;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.domain.FixedClock;
import dev.issuetracker.persistence.file.FileBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes lie in PostgreSQL or in files, under one contract. */
class BlobStoresTest {

  @Nested
  class InPostgres extends BlobStoreContract {
    private static final Database DATABASE =
        Database.connect(TestPostgres.freshDatabase().withConnections(20));

    @Override
    public Ports ports() {
      return PostgresPorts.on(DATABASE.connections(), FixedClock.at("2026-01-09T12:00:00Z"));
    }

    @Test
    void no_transaction_is_open_while_the_sender_is_slow() throws IOException {
      var before = new byte[JdbcBlobStore.CHUNK];
      var slow =
          new InputStream() {
            private int given;

            @Override
            public int read() {
              if (given == before.length) {
                assertThat(openTransactions()).isZero();
              }
              return given++ < 2 * before.length ? 1 : -1;
            }
          };
      assertThat(ports.blobs().write(slow, Long.MAX_VALUE - 1).size())
          .isEqualTo(2L * before.length);
    }

    /** As those ask for more of a file who would otherwise take it for ended. */
    @Test
    void bytes_are_at_hand_until_all_are_read() throws IOException {
      int length = JdbcBlobStore.CHUNK + 1;
      var blob = ports.blobs().write(new ByteArrayInputStream(new byte[length]), length);
      try (var bytes = ports.blobs().read(blob.id(), 0).orElseThrow()) {
        assertThat(bytes.available()).isPositive();
        bytes.skipNBytes(JdbcBlobStore.CHUNK);
        assertThat(bytes.available()).isPositive();
        bytes.skipNBytes(1);
        assertThat(bytes.available()).isZero();
      }
    }

    /** Or a reader would take the file for a broken one. */
    @Test
    void bytes_that_cannot_be_asked_for_are_an_outage() throws IOException {
      var away =
          Database.connect(
              new DatabaseSettings(
                  "jdbc:postgresql://127.0.0.1:1/nobody",
                  null,
                  null,
                  1,
                  Duration.ofMillis(250),
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(1)));
      try (away;
          var bytes = new ChunkedInputStream(away.connections(), "x", 0)) {
        assertThatThrownBy(bytes::readAllBytes).isInstanceOf(Unavailable.class);
      }
    }

    private long openTransactions() {
      return world.read(
          () ->
              new Sql((JdbcTransactions) ports.transactions())
                  .row(
                      // One that does nothing: the pool opens connections meanwhile.
                      "SELECT count(*) AS n FROM pg_stat_activity"
                          + " WHERE datname = current_database()"
                          + " AND state LIKE 'idle in transaction%'",
                      row -> row.number("n"))
                  .orElseThrow());
    }

    @Test
    void a_reader_hears_of_it_when_the_bytes_are_taken_away() throws IOException {
      var bytes = new byte[2 * JdbcBlobStore.CHUNK];
      var blob = ports.blobs().write(new ByteArrayInputStream(bytes), bytes.length);
      try (var reading = ports.blobs().read(blob.id(), 0).orElseThrow()) {
        assertThat(reading.read()).isZero();
        world.write(
            () -> {
              ports.blobs().delete(blob.id());
              return blob;
            });
        assertThatThrownBy(reading::readAllBytes).isInstanceOf(IOException.class);
      }
    }
  }

  @Nested
  class InFiles extends BlobStoreContract {
    private static final Instant RELEASED = Instant.parse("2026-01-09T12:00:00Z");
    private static final Instant FAR_AWAY = Instant.parse("9999-01-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2025-01-09T12:00:00Z");

    @TempDir private Path folder;

    @Override
    public Ports ports() {
      return InMemory.ports().withBlobs(new FileBlobStore(folder, InstantSource.fixed(RELEASED)));
    }

    /** A removal is not committed yet, so that the sweep hears that somebody refers to it. */
    @Test
    void what_is_released_while_a_sweep_asks_is_asked_about_again() throws IOException {
      for (boolean before : new boolean[] {true, false}) {
        var blob = ports.blobs().write(new ByteArrayInputStream(new byte[10]), 10);
        if (before) {
          sweep(FAR_AWAY, ids -> ids);
          release(blob.id());
          sweep(RELEASED.minusSeconds(60), ids -> ids);
        } else {
          Files.setLastModifiedTime(
              folder.resolve("new").resolve(blob.id()), FileTime.from(LONG_AGO));
          sweep(
              RELEASED.minusSeconds(60),
              ids -> {
                release(blob.id());
                return ids;
              });
        }

        sweep(RELEASED.plusSeconds(60), ids -> Set.of());
        assertThat(ports.blobs().read(blob.id(), 0)).isEmpty();
      }
    }

    private void release(String id) {
      world.write(
          () -> {
            ports.blobs().release(id);
            return id;
          });
    }

    private void sweep(Instant before, UnaryOperator<Set<String>> claimed) {
      world.write(() -> ports.blobs().sweep(before, 10, claimed));
    }

    @Test
    void what_a_dead_process_left_half_written_is_swept() throws IOException {
      var left = folder.resolve("new").resolve("6f1ed002-ab55-4c1e-9d7c-8f6c2a1f3b7d.part");
      Files.write(left, new byte[10]);

      world.write(() -> ports.blobs().sweep(Instant.parse("9999-01-01T00:00:00Z"), 10, ids -> ids));

      assertThat(left).doesNotExist();
    }

    @Test
    void a_folder_that_is_gone_is_an_outage() throws IOException {
      var blob = ports.blobs().write(new ByteArrayInputStream(new byte[10]), 10);
      Files.move(folder.resolve("new"), folder.resolve("elsewhere"));

      var more = new ByteArrayInputStream(new byte[10]);
      assertThatThrownBy(() -> ports.blobs().write(more, 10)).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> ports.blobs().read(blob.id(), 0)).isInstanceOf(Unavailable.class);
      Files.move(folder.resolve("elsewhere"), folder.resolve("new"));
      assertThat(ports.blobs().read(blob.id(), 0).orElseThrow().readAllBytes()).hasSize(10);
    }

    @Test
    void bytes_that_the_disk_does_not_give_are_an_outage() throws IOException {
      var blob = ports.blobs().write(new ByteArrayInputStream(new byte[10]), 10);
      Files.delete(folder.resolve("new").resolve(blob.id()));
      // Which can be opened, and not read.
      Files.createDirectory(folder.resolve("new").resolve(blob.id()));

      try (var bytes = ports.blobs().read(blob.id(), 0).orElseThrow()) {
        assertThatThrownBy(bytes::read).isInstanceOf(Unavailable.class);
        assertThatThrownBy(bytes::readAllBytes).isInstanceOf(Unavailable.class);
      }
    }

    @Test
    void a_name_that_leads_elsewhere_touches_nothing() throws IOException {
      var precious = Files.write(folder.resolve("precious"), new byte[10]);

      world.write(
          () -> {
            ports.blobs().release("../precious");
            ports.blobs().delete("../precious");
            return precious;
          });

      assertThat(precious).exists();
    }
  }
}
