package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Clients that read an issue, change it and write it back, all at once: nothing gets lost. */
final class LostUpdateTest extends RaceTest {
  private static final int CLIENTS = 8;
  private static final int ROUNDS = 25;

  private static List<Answer> race(int clients, int rounds, BiFunction<Integer, Integer, Answer> go)
      throws Exception {
    return Race.of(
            clients,
            client -> {
              var answers = new ArrayList<Answer>();
              for (int round = 0; round < rounds; round++) {
                answers.add(go.apply(client, round));
              }
              return answers;
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static void withoutGapAndTwin(List<Long> versions) {
    assertThat(versions.stream().sorted())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(2, versions.size() + 1L).boxed().toList());
  }

  private static List<Answer> accepted(List<Answer> answers) {
    assertThat(answers).allMatch(answer -> answer.ok() || answer.refused());
    return answers.stream().filter(Answer::ok).toList();
  }

  private static Answer count(long id, boolean byHeader) {
    var seen = admin.issue(id);
    long version = seen.number("version");
    int next = Integer.parseInt(seen.string("title")) + 1;
    return byHeader
        ? admin.patch(
            "/issues/" + id, "{\"title\": \"%d\"}".formatted(next), "If-Match", seen.header("ETag"))
        : admin.patch(
            "/issues/" + id, "{\"title\": \"%d\", \"version\": %d}".formatted(next, version));
  }

  @Test
  void counters_lose_no_increment_and_the_history_tells_what_the_answers_told() throws Exception {
    long id = admin.issue("0");
    var accepted = accepted(race(CLIENTS, ROUNDS, (client, round) -> count(id, client % 2 == 0)));
    withoutGapAndTwin(accepted.stream().map(answer -> answer.number("version")).toList());
    var last = admin.issue(id);
    assertThat(last.string("title")).isEqualTo(accepted.size() + "");
    assertThat(last.number("version")).isEqualTo(accepted.size() + 1L);

    var answered = new TreeMap<Long, String>();
    accepted.forEach(answer -> answered.put(answer.number("version"), answer.string("title")));
    var told = new TreeMap<Long, String>();
    for (var event : admin.all("/issues/" + id + "/timeline")) {
      if (event.get("type").getStringValue().equals("title_changed")) {
        told.put(
            event.get("version").getLongValue(), event.get("details").get("to").getStringValue());
      }
    }
    assertThat(told).isEqualTo(answered);
  }

  @Test
  void replaced_labels_are_those_that_were_accepted() throws Exception {
    long id = admin.issue("labelled");
    var accepted =
        accepted(
            race(
                CLIENTS,
                10,
                (client, round) -> {
                  var seen = admin.issue(id);
                  var labels = new TreeSet<>(seen.names("labels"));
                  labels.add("put-%d-%d".formatted(client, round));
                  return admin.put(
                      "/issues/%d/labels?version=%d".formatted(id, seen.number("version")),
                      "{\"labels\": [\"%s\"]}".formatted(String.join("\", \"", labels)));
                }));
    withoutGapAndTwin(accepted.stream().map(answer -> answer.number("version")).toList());
    assertThat(admin.issue(id).names("labels")).hasSize(accepted.size());
  }

  @Test
  void labels_that_are_added_and_removed_one_by_one_need_no_version_and_all_arrive()
      throws Exception {
    long id = admin.issue("shared");
    var answers =
        race(
            CLIENTS,
            10,
            (client, round) ->
                admin.patch(
                    "/issues/" + id + "/labels",
                    round % 2 == 0
                        ? "{\"add\": [\"c%d-r%d\", \"c%d\"]}".formatted(client, round, client)
                        : "{\"remove\": [\"c%d-r%d\"]}".formatted(client, round - 1)));
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    withoutGapAndTwin(answers.stream().map(answer -> answer.number("version")).toList());
    assertThat(admin.issue(id).names("labels"))
        .containsExactly("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7");
  }

  @Test
  void deletions_and_restorations_take_turns() throws Exception {
    long id = admin.issue("here and gone");
    var answers =
        race(
            CLIENTS,
            ROUNDS,
            (client, round) -> {
              var seen = admin.issue(id);
              long version = seen.number("version");
              var deleted = seen.json().get("deleted_at");
              boolean gone = deleted != null && !deleted.isNull();
              return gone
                  ? admin.send("POST", "/issues/%d/restore?version=%d".formatted(id, version), null)
                  : admin.send("DELETE", "/issues/%d?version=%d".formatted(id, version), null);
            });
    var accepted = accepted(answers);
    withoutGapAndTwin(
        accepted.stream()
            .map(answer -> Long.parseLong(answer.header("ETag").replaceAll("^\"(\\d+).*", "$1")))
            .toList());
    assertThat(admin.issue(id).number("version")).isEqualTo(accepted.size() + 1L);
    assertThat(admin.get("/issues/" + id).text().contains("\"deleted_by\":{"))
        .isEqualTo(accepted.size() % 2 == 1);
  }

  @Test
  void a_merge_beside_plain_writers_of_another_field_is_never_refused_and_loses_nothing()
      throws Exception {
    long id = admin.issue("0");
    var answers =
        race(
            CLIENTS,
            ROUNDS,
            (client, round) ->
                client > 0
                    ? count(id, false)
                    : admin.patch(
                        "/issues/" + id + "?on_conflict=merge",
                        "{\"description\": \"merged %d\", \"version\": %d}"
                            .formatted(round, round == 0 ? 1 : admin.issue(id).number("version"))));
    var accepted = accepted(answers);
    assertThat(answers.subList(0, ROUNDS)).as("merges").allMatch(Answer::ok);
    withoutGapAndTwin(accepted.stream().map(answer -> answer.number("version")).toList());
    var last = admin.issue(id);
    assertThat(last.string("description")).isEqualTo("merged " + (ROUNDS - 1));
    assertThat(last.string("title")).isEqualTo(accepted.size() - ROUNDS + "");
  }
}
