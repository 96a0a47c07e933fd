package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories, told twice: by the server, and by a model that keeps every version whole. What
 * a stale patch is answered must be exactly what the model knows to have happened.
 */
final class ConflictAnswerTest extends RaceTest {
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "title", List.of("\"a\"", "\"b\"", "\"c\""),
          "description", List.of("null", "\"x\"", "\"y\""),
          "status", List.of("\"open\"", "\"in_progress\"", "\"resolved\""),
          "priority", List.of("\"low\"", "\"medium\"", "\"high\""),
          "due_date", List.of("null", "\"2027-01-31\"", "\"2027-02-28\""),
          "assignee", List.of("null", "\"admin\"", "\"eve\""),
          "project", List.of("\"MAIN\"", "\"TWO\""),
          "labels", List.of("[]", "[\"bug\"]", "[\"bug\",\"docs\"]"));

  @BeforeAll
  static void prepare() {
    admin.post("/users", "{\"username\": \"eve\", \"name\": \"Eve\", \"role\": \"developer\"}");
    admin.post("/projects", "{\"key\": \"TWO\", \"name\": \"Two\"}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_stale_patch_is_told_what_happened_and_merged_only_where_nothing_overlaps(long seed) {
    var chance = new Random(seed);
    for (int history = 0; history < Race.times(20); history++) {
      var model = new Model(admin.issue("a"));
      int changes = 1 + chance.nextInt(6);
      for (int change = 0; change < changes; change++) {
        model.change(some(chance));
      }
      judge(model, chance);
    }
  }

  private static void judge(Model model, Random chance) {
    int known = 1 + chance.nextInt(model.versions.size());
    var base = model.at(known);
    // Some clients send back all that they read, changed or not.
    var patch = new HashMap<String, String>(chance.nextBoolean() ? base : Map.of());
    patch.putAll(some(chance));
    var now = model.now();
    var overlapping = new TreeSet<String>();
    patch.forEach(
        (field, wanted) -> {
          boolean mine = !wanted.equals(base.get(field));
          boolean theirs = !Objects.equals(now.get(field), base.get(field));
          if (mine && theirs && !wanted.equals(now.get(field))) {
            overlapping.add(field);
          }
        });
    if (known < model.versions.size()) {
      var refused = model.patch(patch, known, "");
      assertThat(refused.status()).as(refused.text()).isEqualTo(409);
      assertThat(names(refused)).isEqualTo(overlapping);
      assertThat(changes(refused)).isEqualTo(model.changesSince(known));
    }
    merge(model, patch, base, known, overlapping);
  }

  private static void merge(
      Model model,
      Map<String, String> patch,
      Map<String, String> base,
      int known,
      Set<String> overlapping) {
    var expected = new HashMap<>(model.now());
    patch.forEach(
        (field, wanted) -> {
          if (known == model.versions.size() || !wanted.equals(base.get(field))) {
            expected.put(field, wanted);
          }
        });
    var merged = model.patch(patch, known, "?on_conflict=merge");
    if (overlapping.isEmpty()) {
      assertThat(merged.status()).as(merged.text()).isEqualTo(200);
      assertThat(state(merged)).isEqualTo(expected);
    } else {
      assertThat(merged.status()).as(merged.text()).isEqualTo(409);
      assertThat(state(admin.issue(model.id))).isEqualTo(model.now());
    }
  }

  private static Map<String, String> some(Random chance) {
    var some = new HashMap<String, String>();
    var fields = new ArrayList<>(new TreeSet<>(VALUES.keySet()));
    int count = 1 + chance.nextInt(3);
    for (int i = 0; i < count; i++) {
      var field = fields.get(chance.nextInt(fields.size()));
      some.put(field, VALUES.get(field).get(chance.nextInt(VALUES.get(field).size())));
    }
    return some;
  }

  private static Set<String> names(Answer refused) {
    return StreamSupport.stream(refused.json().get("overlapping").values().spliterator(), false)
        .map(each -> each.getStringValue())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Each as "version field to". */
  private static List<String> changes(Answer refused) {
    var told = new ArrayList<String>();
    refused
        .json()
        .get("changes")
        .values()
        .forEach(
            change ->
                told.add(
                    change.get("version").getLongValue()
                        + " "
                        + change.get("field").getStringValue()
                        + " "
                        + Json.text(change.get("from"))
                        + " "
                        + Json.text(change.get("to"))));
    told.sort(null);
    return told;
  }

  private static Map<String, String> state(Answer answer) {
    var state = new HashMap<String, String>();
    VALUES.keySet().forEach(field -> state.put(field, Json.text(answer.json().get(field))));
    return state;
  }

  /** Every version, whole. */
  private static final class Model {
    private final long id;
    private final List<Map<String, String>> versions = new ArrayList<>();

    Model(long id) {
      this.id = id;
      versions.add(state(admin.issue(id)));
    }

    Map<String, String> now() {
      return versions.getLast();
    }

    Map<String, String> at(int version) {
      return versions.get(version - 1);
    }

    void change(Map<String, String> patch) {
      var next = new HashMap<>(now());
      next.putAll(patch);
      var answer = patch(patch, versions.size(), "");
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      if (!next.equals(now())) {
        versions.add(next);
      }
      assertThat(answer.number("version")).isEqualTo(versions.size());
      assertThat(state(answer)).isEqualTo(now());
    }

    Answer patch(Map<String, String> patch, int version, String query) {
      var fields =
          patch.entrySet().stream()
              .map(field -> ", \"" + field.getKey() + "\": " + field.getValue())
              .collect(Collectors.joining());
      return admin.patch("/issues/" + id + query, "{\"version\": " + version + fields + "}");
    }

    List<String> changesSince(int known) {
      var changes = new ArrayList<String>();
      for (int version = known + 1; version <= versions.size(); version++) {
        var before = at(version - 1);
        var after = at(version);
        for (var field : VALUES.keySet()) {
          if (!Objects.equals(before.get(field), after.get(field))) {
            changes.add(version + " " + field + " " + before.get(field) + " " + after.get(field));
          }
        }
      }
      changes.sort(null);
      return changes;
    }
  }
}
