package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.Dump;
import org.junit.jupiter.api.RepeatedTest;

/** Whoever edits while somebody redacts brings nothing back. */
final class RedactionRaceTest extends RaceTest {
  private static final int EDITORS = 4;

  @RepeatedTest(5)
  void the_secret_is_gone_and_a_new_text_is_the_editors() throws Exception {
    var secret = "Secret" + System.nanoTime();
    var texts = "{\"title\": \"T %1$s\", \"description\": \"D %1$s\"}".formatted(secret);
    var at = "/issues/" + admin.post("/issues", texts).number("id");
    var wish = "{\"issue\": %s, \"field\": \"%s\", \"reason\": \"a password\"}";
    var id = at.substring("/issues/".length());

    Race.of(
        EDITORS + 2,
        runner -> {
          if (runner < 2) {
            var field = runner == 0 ? "title" : "description";
            assertThat(admin.post("/redactions", wish.formatted(id, field)).status())
                .isEqualTo(200);
          } else {
            edit(at, runner);
          }
          return runner;
        });

    var dump = new Dump(server);
    assertThat(dump.ofAllTables()).doesNotContain(secret, secret.toLowerCase());
    var issue = admin.get(at);
    assertThat(issue.string("title")).isEqualTo("[redacted]");
    assertThat(issue.string("description")).matches("\\[redacted\\]|words of \\d+");
    var events = dump.of("events").lines().filter(row -> row.split("\t")[3].equals(id)).toList();
    assertThat(events).hasSize((int) issue.number("version") + 2);
  }

  private static void edit(String at, int runner) {
    for (int i = 0; i < Race.times(6); i++) {
      long version = admin.get(at).number("version");
      var change =
          runner == 2
              ? "\"description\": \"words of %d\"".formatted(i)
              : "\"priority\": \"%s\"".formatted(i % 2 == 0 ? "low" : "high");
      var answer = admin.patch(at, "{\"version\": %d, %s}".formatted(version, change));
      assertThat(answer.ok() || answer.refused()).as(answer.text()).isTrue();
    }
  }
}
