package dev.issuetracker.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes die; what was committed stays, and the next start needs nobody's help. */
final class CrashTest {
  @TempDir Path data;

  @Test
  void data_outlive_an_orderly_stop() throws Exception {
    Clusters.usedBefore(data);
    try (var postgres = Clusters.start(data)) {
      Sql.remember(postgres.database(), "first");
    }
    assertThat(Clusters.postmaster(data)).isEmpty();
    try (var postgres = Clusters.start(data)) {
      assertThat(Sql.notes(postgres.database())).containsExactly("first");
    }
  }

  @Test
  void a_killed_server_leaves_its_data_and_no_obstacle() throws Exception {
    try (var victim = VictimProcess.start(Clusters.usedBefore(data), Clusters.BINARIES)) {
      remember(victim, "before the kill");
      victim.killed();
    }
    try (var postgres = Clusters.start(data)) {
      assertThat(Sql.notes(postgres.database())).containsExactly("before the kill");
    }
  }

  @Test
  void an_orphaned_postgres_is_found_and_stopped() throws Exception {
    ProcessHandle orphan;
    try (var victim =
        VictimProcess.start(Clusters.usedBefore(data), Clusters.BINARIES, "orphaning")) {
      remember(victim, "before the kill");
      orphan = Clusters.postmasterOf(data);
      victim.killed();
    }
    assertThat(orphan.isAlive()).isTrue();

    try (var postgres = Clusters.start(data)) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(Sql.notes(postgres.database())).containsExactly("before the kill");
    }
  }

  @Test
  void server_and_postgres_killed_together_recover() throws Exception {
    try (var victim = VictimProcess.start(Clusters.usedBefore(data), Clusters.BINARIES)) {
      remember(victim, "before the kill");
      var postmaster = Clusters.postmasterOf(data);
      victim.killed();
      postmaster.destroyForcibly();
    }
    try (var postgres = Clusters.start(data)) {
      assertThat(Sql.notes(postgres.database())).containsExactly("before the kill");
    }
  }

  @Test
  void a_killed_postgres_comes_back_on_the_same_port() throws Exception {
    try (var postgres = Clusters.start(Clusters.usedBefore(data))) {
      Sql.remember(postgres.database(), "before the kill");
      for (var round = 1; round <= 2; round++) {
        var killed = Clusters.postmasterOf(data);
        killed.destroyForcibly();
        Eventually.becomesTrue("it is gone", () -> !killed.isAlive());
        Eventually.becomesTrue("it is back", () -> Sql.answers(postgres.database()));
      }
      assertThat(Sql.notes(postgres.database())).containsExactly("before the kill");
    }
    assertThat(Clusters.postmaster(data)).isEmpty();
  }

  @Test
  void a_reused_process_number_harms_neither_the_start_nor_the_stranger() throws Exception {
    Clusters.usedBefore(data);
    try (var victim = VictimProcess.start(data, Clusters.BINARIES)) {
      remember(victim, "before the kill");
      Clusters.postmasterOf(data).destroyForcibly();
      victim.killed();
    }
    var stranger = new ProcessBuilder("sleep", "60").start();
    try {
      pretendItWas(stranger.pid());
      try (var postgres = Clusters.start(data)) {
        assertThat(Sql.notes(postgres.database())).containsExactly("before the kill");
        assertThat(stranger.isAlive()).isTrue();
      }
    } finally {
      stranger.destroyForcibly();
    }
  }

  private void pretendItWas(long pid) throws IOException {
    var file = data.resolve("postgres/cluster/postmaster.pid");
    Eventually.becomesTrue("nobody runs it", () -> nobodyRuns());
    var lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, String.valueOf(pid));
    Files.write(file, lines);
  }

  private boolean nobodyRuns() {
    try {
      return Clusters.postmaster(data).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static void remember(VictimProcess victim, String note) throws Exception {
    var words = victim.firstLine().split(" ");
    assertThat(words[0]).isEqualTo("ready");
    Sql.remember(new Database(words[1], "tracker", "", "tracker_owner", words[2]), note);
  }
}
