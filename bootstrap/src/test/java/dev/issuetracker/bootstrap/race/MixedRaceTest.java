package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that changes issues, all at once on the same few: plain edits, merges of old versions,
 * labels replaced and added, deletion and restoring, and bulks with and without versions. Every
 * value is used once, so that whatever is lost or told twice shows.
 */
final class MixedRaceTest extends RaceTest {
  private static final int CLIENTS = 8;
  private static final int ROUNDS = Race.times(30);
  private static final int ISSUES = 3;

  /** A change as it was answered to whoever made it, or as the history tells it. */
  private record Told(long issue, long version, String type, String value) {}

  private final AtomicInteger used = new AtomicInteger();

  /** The version that an accepted merge was made from. */
  private final Map<Told, Long> merges = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_was_answered_is_what_happened(long seed) throws Exception {
    var ids = IntStream.range(0, ISSUES).mapToObj(i -> admin.issue("begun")).toList();
    var atWork = new AtomicInteger(CLIENTS);
    var told =
        Race.of(
            CLIENTS + 1,
            client -> {
              if (client == CLIENTS) {
                watch(ids, atWork);
                return List.<Told>of();
              }
              try {
                return work(ids, new Random(seed * 100 + client));
              } finally {
                atWork.decrementAndGet();
              }
            });
    for (long id : ids) {
      judge(id, told.stream().flatMap(List::stream).filter(one -> one.issue == id).toList());
    }
  }

  /** Only bulks set status and due date, on all issues, so nobody ever sees two of either. */
  private static void watch(List<Long> ids, AtomicInteger atWork) {
    var named = ids.stream().map(id -> "id=" + id).collect(Collectors.joining("&"));
    int looks = 0;
    do {
      looks++;
      var statuses = new HashSet<String>();
      var dates = new HashSet<String>();
      for (var issue : admin.all("/issues?count=none&" + named)) {
        statuses.add(issue.get("status").getStringValue());
        dates.add(Json.text(issue.get("due_date")));
      }
      assertThat(statuses).as("statuses at one moment").hasSizeLessThan(2);
      assertThat(dates).as("dates at one moment").hasSizeLessThan(2);
    } while (atWork.get() > 0);
    assertThat(looks).isGreaterThan(2);
  }

  private List<Told> work(List<Long> ids, Random random) {
    var told = new ArrayList<Told>();
    for (int round = 0; round < ROUNDS; round++) {
      told.addAll(act(ids, random));
    }
    return told;
  }

  private List<Told> act(List<Long> ids, Random random) {
    long id = ids.get(random.nextInt(ids.size()));
    var seen = admin.issue(id);
    long version = seen.number("version");
    int number = used.incrementAndGet();
    var word = "w" + number;
    var path = "/issues/" + id;
    return switch (random.nextInt(9)) {
      case 0 ->
          one(
              new Told(id, version + 1, "title_changed", word),
              admin.patch(path, "{\"title\": \"%s\", \"version\": %d}".formatted(word, version)));
      case 1 ->
          one(
              new Told(id, version + 1, "title_changed", word),
              admin.patch(
                  path, "{\"title\": \"%s\"}".formatted(word), "If-Match", seen.header("ETag")));
      case 2 -> merged(id, Math.max(1, version - random.nextInt(4)), "title", word);
      case 3 -> merged(id, Math.max(1, version - random.nextInt(4)), "description", word);
      case 4 ->
          one(
              new Told(id, version + 1, "labels_changed", word),
              admin.put(
                  path + "/labels?version=" + version, "{\"labels\": [\"%s\"]}".formatted(word)));
      case 5 -> {
        var answer = admin.patch(path + "/labels", "{\"add\": [\"%s\"]}".formatted(word));
        yield one(new Told(id, versionOf(answer), "labels_changed", word), answer);
      }
      case 6 -> deletedOrRestored(id, seen);
      case 7 -> dated(ids, number, random.nextBoolean());
      default -> moved(ids, random);
    };
  }

  private static long versionOf(Answer answer) {
    return answer.ok() ? answer.number("version") : 0;
  }

  /** An accepted one is what it wanted to be, the next version included. */
  private static List<Told> one(Told wanted, Answer answer) {
    assertThat(answer.ok() || answer.refused()).as(answer.text()).isTrue();
    if (!answer.ok()) {
      return List.of();
    }
    assertThat(answer.number("version")).isEqualTo(wanted.version);
    return List.of(wanted);
  }

  private List<Told> merged(long id, long known, String field, String word) {
    var answer =
        admin.patch(
            "/issues/" + id + "?on_conflict=merge",
            "{\"%s\": \"%s\", \"version\": %d}".formatted(field, word, known));
    var told = one(new Told(id, versionOf(answer), field + "_changed", word), answer);
    told.forEach(one -> merges.put(one, known));
    return told;
  }

  private static List<Told> deletedOrRestored(long id, Answer seen) {
    long version = seen.number("version");
    var at = seen.json().get("deleted_at");
    boolean gone = at != null && !at.isNull();
    var path = "/issues/" + id;
    var answer =
        gone
            ? admin.send("POST", path + "/restore?version=" + version, null)
            : admin.send("DELETE", path + "?version=" + version, null);
    assertThat(answer.ok() || answer.refused()).as(answer.text()).isTrue();
    return answer.ok()
        ? List.of(new Told(id, version + 1, gone ? "restored" : "deleted", ""))
        : List.of();
  }

  /** Held to versions, or whatever they are by now. */
  private static List<Told> dated(List<Long> ids, int number, boolean versions) {
    var date = LocalDate.EPOCH.plusDays(number).toString();
    var updates =
        ids.stream()
            .map(
                id ->
                    "{\"id\": %d, \"due_date\": \"%s\"%s}"
                        .formatted(
                            id,
                            date,
                            versions ? ", \"version\": " + admin.issue(id).number("version") : ""))
            .collect(Collectors.joining(","));
    return many(
        "due_date_changed", date, admin.patch("/issues/bulk", "{\"updates\": [" + updates + "]}"));
  }

  private static List<Told> moved(List<Long> ids, Random random) {
    var status = random.nextBoolean() ? "open" : "in_progress";
    var order = random.nextBoolean() ? ids : ids.reversed();
    return many(
        "status_changed",
        status,
        admin.post(
            "/issues/bulk-status",
            "{\"issue_ids\": %s, \"status\": \"%s\"}".formatted(order, status)));
  }

  /** One that is deleted is unknown to a bulk. */
  private static List<Told> many(String type, String value, Answer answer) {
    assertThat(answer.ok() || answer.refused() || answer.text().contains("unknown"))
        .as(answer.text())
        .isTrue();
    return answer.ok()
        ? elements(answer.json().get("updated")).stream()
            .map(
                issue ->
                    new Told(
                        issue.get("id").getLongValue(),
                        issue.get("version").getLongValue(),
                        type,
                        value))
            .toList()
        : List.of();
  }

  private void judge(long id, List<Told> answered) {
    var byVersion = new TreeMap<Long, Told>();
    answered.forEach(
        one -> assertThat(byVersion.put(one.version, one)).as("twin of " + one).isNull());
    assertThat(byVersion.keySet())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(2, answered.size() + 1L).boxed().toList());
    var last = admin.issue(id);
    assertThat(last.number("version")).isEqualTo(answered.size() + 1L);
    for (var one : answered) {
      var known = merges.getOrDefault(one, one.version - 1);
      assertThat(byVersion.subMap(known, false, one.version, false).values())
          .as("what " + one + " was merged over")
          .noneMatch(other -> other.type.equals(one.type));
    }

    var history = admin.all("/issues/" + id + "/timeline");
    assertThat(history.stream().skip(1).map(event -> told(id, event)).toList())
        .isEqualTo(List.copyOf(byVersion.values()));
    assertThat(last.string("title")).isEqualTo(lastOf("title_changed", byVersion, "begun"));
    assertThat(Json.text(last.json().get("description")))
        .isEqualTo(quoted(lastOf("description_changed", byVersion, "null")));
    assertThat(last.string("status")).isEqualTo(lastOf("status_changed", byVersion, "open"));
    assertThat(last.names("labels")).isEqualTo(labels(history));
  }

  private static Told told(long id, JsonNode event) {
    var details = event.get("details");
    var type = event.get("type").getStringValue();
    var value =
        switch (type) {
          case "labels_changed" -> elements(details.get("added")).getFirst().getStringValue();
          case "deleted", "restored" -> "";
          default -> details.get("to").getStringValue();
        };
    return new Told(id, event.get("version").getLongValue(), type, value);
  }

  private static String lastOf(String type, TreeMap<Long, Told> byVersion, String otherwise) {
    return byVersion.descendingMap().values().stream()
        .filter(one -> one.type.equals(type))
        .map(Told::value)
        .findFirst()
        .orElse(otherwise);
  }

  private static String quoted(String text) {
    return text.equals("null") ? text : "\"" + text + "\"";
  }

  private static TreeSet<String> labels(List<JsonNode> history) {
    var labels = new TreeSet<String>();
    for (var event : history) {
      if (event.get("type").getStringValue().equals("labels_changed")) {
        elements(event.get("details").get("added"))
            .forEach(label -> labels.add(label.getStringValue()));
        elements(event.get("details").get("removed"))
            .forEach(label -> labels.remove(label.getStringValue()));
      }
    }
    return labels;
  }

  private static List<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.values().spliterator(), false).toList();
  }
}
