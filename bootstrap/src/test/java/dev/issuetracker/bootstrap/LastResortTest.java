package dev.issuetracker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.persistence.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
final class LastResortTest {

  @Test
  void a_process_ends_with_the_first_thread_that_dies_for_want_of_memory() throws Exception {
    assertThat(lastWords("thread", Map.of()))
        .contains("The thread sample", "java.lang.OutOfMemoryError: for a test");
  }

  @Test
  void a_server_ends_with_the_threads_of_its_connections() throws Exception {
    var settings =
        Map.of("TRACKER_PORT", "0", "TRACKER_DATABASE_URL", TestPostgres.freshDatabase().url());
    assertThat(lastWords("loop", settings)).contains("A thread of connections");
  }

  private static String lastWords(String part, Map<String, String> settings) throws Exception {
    var process = Shipped.commandOf(LostParts.class, settings, List.of(), part).start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("still there");
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(process.exitValue()).isEqualTo(LastResort.LOST);
      var lost = process.errorReader().lines().filter(line -> line.contains(" is lost ")).toList();
      assertThat(lost).isNotEmpty();
      return lost.getFirst();
    } finally {
      process.destroyForcibly();
    }
  }
}
