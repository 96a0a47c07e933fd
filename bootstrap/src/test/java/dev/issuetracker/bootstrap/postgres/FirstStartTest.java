package dev.issuetracker.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start takes seconds, and can be cut short at any of them. */
final class FirstStartTest {
  @TempDir Path data;

  @Test
  void survives_a_kill_while_unpacking_and_while_making_the_database() throws Exception {
    killedWhenThereIs("unpacking-");
    killedWhenThereIs("initialising-");

    Files.createDirectories(data.resolve("postgres/binaries-9.6.0-linux-x86_64/bin"));
    try (var postgres = EmbeddedPostgres.start(data)) {
      assertThat(Sql.answers(postgres.database())).isTrue();
    }
    assertThat(entries()).as("no leftovers, no older binaries").hasSize(4);
    assertThat(entries())
        .contains("cluster", "credentials", "postgres.log")
        .anyMatch(name -> name.startsWith("binaries-18"));
  }

  private void killedWhenThereIs(String prefix) throws Exception {
    try (var victim = VictimProcess.start(data, "own")) {
      Eventually.becomesTrue(
          prefix + " is there", () -> entries().stream().anyMatch(name -> name.startsWith(prefix)));
      victim.killed();
    }
    assertThat(entries()).doesNotContain("cluster");
  }

  private List<String> entries() {
    try (var paths = Files.list(data.resolve("postgres"))) {
      return paths.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
