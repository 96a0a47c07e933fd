package dev.issuetracker.rest.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What many issues opened at once are found under. */
class ManyOpenedHttpTest {
  private static PeopleServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = PeopleServer.start();
    admin = server.signIn("admin");
    server.as(admin, "POST", "/api/v1/issues", "{\"title\":\"Another\"}");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, ''", "2, 2, ''", "20, 20, ''", "21, 21, &size=100", "130, 100, &size=100"})
  void theLocationIsTheListOfWhatWasOpenedAsFarAsAPageReaches(int count, int told, String size) {
    var opened = open("", count);

    var created = ids(opened, "created");
    assertThat(created).hasSize(count);
    var named = created.stream().limit(told).map(id -> "id=" + id).collect(Collectors.joining("&"));
    assertThat(opened.header("Location")).isEqualTo("/api/v1/issues?" + named + "&sort=id" + size);
    var list = server.get(admin, opened.header("Location"));
    assertThat(list.status()).isEqualTo(200);
    assertThat(ids(list, "results")).isEqualTo(created.subList(0, told));
  }

  @Test
  void aRehearsalOpensNothingThatCouldBeFound() {
    var rehearsed = open("?dry_run=true", 2);

    assertThat(ids(rehearsed, "created")).hasSize(2);
    assertThat(rehearsed.header("Location")).isEmpty();
  }

  @Test
  void anAnswerThatIsGivenAgainHasTheLocationToo() {
    var first = open("", 2, "Idempotency-Key", "many");
    var again = open("", 2, "Idempotency-Key", "many");

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("Location")).isNotEmpty().isEqualTo(first.header("Location"));
  }

  private static Reply open(String query, int count, String... headers) {
    var issues =
        IntStream.range(0, count)
            .mapToObj(i -> "{\"title\":\"" + i + "\"}")
            .collect(Collectors.joining(",", "{\"issues\":[", "]}"));
    var reply = server.as(admin, "POST", "/api/v1/issues/bulk" + query, issues, headers);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> ids(Reply reply, String member) {
    var entries = (List<Map<String, Object>>) reply.json().get(member);
    return entries.stream().map(entry -> entry.get("id")).toList();
  }
}
