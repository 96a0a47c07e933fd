package dev.issuetracker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.postgres.Clusters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first password is shown to a person, and to nothing else. */
@Timeout(90)
final class TerminalTest {
  private static final String CONSOLE = "jdk.console";

  private final String before = System.getProperty(CONSOLE);

  @TempDir Path directory;

  /** What is made once, for all tests, is not of the first one's time. */
  @BeforeAll
  static void prepare() {
    Shipped.prepare();
  }

  @AfterEach
  void forget() {
    if (before == null) {
      System.clearProperty(CONSOLE);
    } else {
      System.setProperty(CONSOLE, before);
    }
  }

  @Test
  void the_console_is_the_one_that_is_there_only_for_a_person() {
    System.clearProperty(CONSOLE);

    Terminal.prepare();

    assertThat(System.getProperty(CONSOLE)).isEqualTo("java.base");
  }

  @Test
  void a_console_that_somebody_chose_stays() {
    System.setProperty(CONSOLE, "jdk.internal.le");

    Terminal.prepare();

    assertThat(System.getProperty(CONSOLE)).isEqualTo("jdk.internal.le");
  }

  @Test
  void a_password_goes_to_a_file_where_the_output_is_a_pipe() throws Exception {
    Clusters.complete(directory.resolve("data"));
    var server =
        Shipped.command(Map.of("TRACKER_PORT", "0"), List.of())
            .directory(directory.toFile())
            .start();
    try {
      var said = server.inputReader().lines().filter(line -> line.startsWith("Sign in: "));

      assertThat(said.findFirst().orElseThrow())
          .isEqualTo("Sign in: as admin, the password is in " + file());
      assertThat(file()).isNotEmptyFile();
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private Path file() throws Exception {
    return directory.toRealPath().resolve("data/admin-password.txt");
  }
}
