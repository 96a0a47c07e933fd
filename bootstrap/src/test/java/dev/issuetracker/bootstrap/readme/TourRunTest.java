package dev.issuetracker.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourRunTest {
  @TempDir private Path folder;

  @Test
  void the_tour_of_the_readme_goes_through_on_a_new_server() throws Exception {
    try (var server = RunningServer.start()) {
      var outcome =
          Tour.ofReadme()
              .run(folder, Map.of("HOST", server.url(), "PASSWORD", RunningServer.PASSWORD));

      assertThat(outcome.status()).as(outcome.output()).isZero();
    }
  }
}
