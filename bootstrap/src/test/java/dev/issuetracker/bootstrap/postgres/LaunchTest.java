package dev.issuetracker.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LaunchTest {

  /** As root that is several; what one left behind, the next one takes over. */
  @Test
  void postgres_runs_in_every_way_that_this_machine_allows(@TempDir Path data) throws Exception {
    FileTree.open(data);
    var directory = data.resolve("data");
    EmbeddedPostgres.start(directory).close();
    var user = FileTree.ownerOf(data);
    var ways = Launch.possible(user);
    assertThat(ways).isNotEmpty();
    for (var launch : ways) {
      try (var postgres = start(directory, launch)) {
        assertThat(Sql.answers(postgres.database())).as(launch.toString()).isTrue();
        assertThat(Clusters.postmaster(directory)).as(launch.toString()).isPresent();
      }
      assertThat(Clusters.postmaster(directory)).as(launch.toString()).isEmpty();
    }
  }

  private static EmbeddedPostgres start(Path directory, Launch launch) {
    return EmbeddedPostgres.start(
        DataDirectory.open(directory), data -> Binaries.in(data.postgres()), launch);
  }
}
