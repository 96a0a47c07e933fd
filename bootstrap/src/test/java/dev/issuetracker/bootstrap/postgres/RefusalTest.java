package dev.issuetracker.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where it cannot start, it says why in one line and ends. */
@Timeout(60)
final class RefusalTest {
  @TempDir Path data;

  @Test
  void a_second_server_on_the_same_directory_names_the_first() throws Exception {
    try (var first = Clusters.start(Clusters.usedBefore(data));
        var second = VictimProcess.start(data, Clusters.BINARIES)) {
      var refusal = second.refusal();

      assertThat(refusal.status()).isNotZero();
      assertThat(refusal.lines())
          .singleElement()
          .asString()
          .startsWith("Another server (process " + ProcessHandle.current().pid() + ") already uses")
          .contains(data.toRealPath().toString());
      assertThat(Sql.answers(first.database())).isTrue();
    }
  }

  @Test
  void a_second_one_in_the_same_process_does_not_free_the_first_ones_lock() throws Exception {
    try (var first = Clusters.start(Clusters.usedBefore(data));
        var another = VictimProcess.start(data, Clusters.BINARIES)) {
      assertThatThrownBy(() -> Clusters.start(data)).hasMessageContaining("already uses");
      assertThat(another.refusal().status()).isNotZero();
      assertThat(Sql.answers(first.database())).isTrue();
    }
  }

  @Test
  void a_file_is_no_directory() throws Exception {
    var file = Files.createFile(data.resolve("file"));

    assertThatThrownBy(() -> Clusters.start(file))
        .isInstanceOf(StartupRefused.class)
        .hasMessageStartingWith("The data directory " + file + " is not a directory")
        .hasMessageContaining("TRACKER_DATA_DIR");
  }

  @Test
  void a_read_only_directory_is_named() throws Exception {
    try (var victim = Confined.readOnly(data, Clusters.BINARIES)) {
      var refusal = victim.process().refusal();

      assertThat(refusal.status()).isNotZero();
      assertThat(refusal.lines())
          .singleElement()
          .asString()
          .startsWith("Cannot write to the data directory " + victim.data());
    }
  }

  @Test
  void a_directory_without_room_for_the_binaries_is_named() throws Exception {
    refusesForLackOfRoom(Confined.tooSmall(data, "own"), "Cannot unpack PostgreSQL into");
  }

  @Test
  void a_directory_without_room_for_the_database_is_named() throws Exception {
    Clusters.usedBefore(data.resolve("unpacks-the-binaries"));
    var small = Files.createDirectory(data.resolve("small"));
    refusesForLackOfRoom(Confined.tooSmall(small, Clusters.BINARIES), "Cannot make a database in");
  }

  private static void refusesForLackOfRoom(Confined victim, String beginning) throws Exception {
    try (victim) {
      var refusal = victim.process().refusal();

      assertThat(refusal.status()).isNotZero();
      assertThat(refusal.lines()).singleElement().asString().startsWith(beginning);
      assertThat(refusal.lines().getFirst())
          .containsAnyOf("No space left on device", "Check free disk space", "File too large");
    }
  }

  @Test
  void data_of_another_major_version_are_left_alone() throws Exception {
    Clusters.usedBefore(data);
    Files.writeString(data.resolve("postgres/cluster/PG_VERSION"), "16\n");

    assertThatThrownBy(() -> Clusters.start(data))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining("written by PostgreSQL 16")
        .hasMessageContaining("this server brings PostgreSQL 18");
  }

  @Test
  void a_damaged_database_is_reported_in_the_words_of_postgres() throws Exception {
    Clusters.usedBefore(data);
    Files.delete(data.resolve("postgres/cluster/global/pg_control"));

    assertThatThrownBy(() -> Clusters.start(data))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining("PostgreSQL does not start")
        .hasMessageContaining("could not find the database system");
  }

  @Test
  void lost_passwords_are_reported() throws Exception {
    Clusters.usedBefore(data);
    Files.delete(data.resolve("postgres/credentials"));

    assertThatThrownBy(() -> Clusters.start(data))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining("credentials");
  }

  @Test
  void a_refused_start_leaves_the_directory_free() throws Exception {
    Clusters.usedBefore(data);
    var version = data.resolve("postgres/cluster/PG_VERSION");
    Files.writeString(version, "16\n");
    assertThatThrownBy(() -> Clusters.start(data)).isInstanceOf(StartupRefused.class);

    Files.writeString(version, "18\n");
    Clusters.start(data).close();
    assertThat(Clusters.postmaster(data)).isEmpty();
  }
}
