package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that read an issue, change it and write it back, all at once: nothing gets lost. */
final class LostUpdateTest extends RaceTest {
  private static final int CLIENTS = 8;
  private static final int ROUNDS = Race.times(30);

  private interface Go {
    Answer at(int client, int round, Random chance);
  }

  private static List<Answer> race(int rounds, long seed, Go go) throws Exception {
    return Race.of(
            CLIENTS,
            client -> {
              var answers = new ArrayList<Answer>();
              var chance = new Random(seed * 100 + client);
              for (int round = 0; round < rounds; round++) {
                answers.add(go.at(client, round, chance));
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

  /** Had nobody been too late, they would not have met. */
  private static List<Answer> accepted(List<Answer> answers) {
    assertThat(answers).allMatch(answer -> answer.ok() || answer.refused());
    var accepted = answers.stream().filter(Answer::ok).toList();
    assertThat(accepted).hasSizeLessThan(answers.size());
    return accepted;
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void counters_lose_no_increment_and_the_history_tells_what_the_answers_told(long seed)
      throws Exception {
    long id = admin.issue("0");
    var accepted =
        accepted(race(ROUNDS, seed, (client, round, chance) -> count(id, chance.nextBoolean())));
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void replaced_labels_are_those_that_were_accepted(long seed) throws Exception {
    // An issue has no more than a hundred.
    for (int again = 0; again < Race.times(1); again++) {
      replaceLabels(seed);
    }
  }

  private static void replaceLabels(long seed) throws Exception {
    long id = admin.issue("labelled");
    var accepted =
        accepted(
            race(
                12,
                seed,
                (client, round, chance) -> {
                  var seen = admin.issue(id);
                  var labels = new TreeSet<>(seen.names("labels"));
                  labels.add("put-%d-%d".formatted(client, round));
                  var body = "{\"labels\": [\"%s\"]}".formatted(String.join("\", \"", labels));
                  var path = "/issues/" + id + "/labels";
                  return chance.nextBoolean()
                      ? admin.put(path + "?version=" + seen.number("version"), body)
                      : admin.put(path, body, "If-Match", seen.header("ETag"));
                }));
    withoutGapAndTwin(accepted.stream().map(answer -> answer.number("version")).toList());
    assertThat(admin.issue(id).names("labels")).hasSize(accepted.size());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void labels_that_are_added_and_removed_one_by_one_need_no_version_and_all_arrive(long seed)
      throws Exception {
    long id = admin.issue("shared");
    var answers =
        race(
            Race.times(14),
            seed,
            (client, round, chance) ->
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void deletions_and_restorations_take_turns(long seed) throws Exception {
    long id = admin.issue("here and gone");
    var answers =
        race(
            ROUNDS,
            seed,
            (client, round, chance) -> {
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_merge_beside_plain_writers_of_another_field_is_never_refused_and_loses_nothing(long seed)
      throws Exception {
    long id = admin.issue("0");
    var answers =
        race(
            ROUNDS,
            seed,
            (client, round, chance) ->
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
