package dev.issuetracker.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BoundedLogTest {
  @TempDir Path directory;

  @Test
  void never_outgrows_its_limit() throws Exception {
    var file = directory.resolve("postgres.log");
    var log = new BoundedLog(file, 20_000);

    for (var round = 0; round < 10; round++) {
      log.drain(new ByteArrayInputStream(new byte[9_000]));
    }

    assertThat(Files.size(file)).isLessThanOrEqualTo(20_000);
    assertThat(Files.list(directory).toList()).hasSize(2);
  }

  @Test
  void drains_even_when_nothing_can_be_written() throws Exception {
    var log = new BoundedLog(directory.resolve("missing/postgres.log"), 100);
    var stream = stream("2026-01-01 LOG:  starting\n2026-01-01 FATAL:  no room\n");

    log.drain(stream);

    assertThat(stream.available()).isZero();
    assertThat(log.complaint()).isEqualTo("FATAL:  no room");
  }

  @Test
  void forgets_the_complaint_of_an_earlier_run() {
    var log = new BoundedLog(directory.resolve("postgres.log"), 1_000);
    log.drain(stream("FATAL:  long ago\n"));

    log.forget();

    assertThat(log.complaint()).isEqualTo("it said nothing");
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
