package dev.issuetracker.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
  @TempDir private Path folder;

  @Test
  void the_tour_of_the_readme_is_a_script_that_bash_understands() throws Exception {
    var tour = Tour.ofReadme();

    assertThat(tour.script()).contains("curl");
    assertThat(tour.check(folder)).isEqualTo(new Tour.Outcome(0, ""));
  }

  @Test
  void every_request_of_the_tour_goes_to_the_host_that_it_is_given_and_minds_a_failure()
      throws Exception {
    assertThat(Tour.ofReadme().script().lines().filter(line -> line.contains("curl")))
        .hasSizeGreaterThan(8)
        .allSatisfy(
            line ->
                assertThat(line).contains("\"$HOST/").containsPattern("--fail-with-body|test "));
  }

  @Test
  void a_tour_runs_in_one_piece_with_the_variables_that_it_is_given() throws Exception {
    var tour = Tour.of("First:\n```sh\nNAME=$HOST\n```\nthen:\n```sh\necho hello $NAME\n```\n");

    var outcome = tour.run(folder, Map.of("HOST", "world"));

    assertThat(outcome.status()).isZero();
    assertThat(outcome.output()).contains("\nhello world\n");
  }

  @Test
  void a_tour_ends_at_the_first_command_that_fails() throws Exception {
    var outcome = Tour.of("```sh\nfalse | cat\necho never\n```").run(folder, Map.of());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output()).doesNotContain("never");
  }
}
