package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels that many want at the same moment, and one that somebody does not want any more. */
final class LabelRaceTest extends RaceTest {
  private static final int CALLERS = 12;
  private static final int ROUNDS = Race.times(8);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_new_label_that_many_name_at_once_is_made_once(long seed) throws Exception {
    var ids = IntStream.range(0, CALLERS).mapToObj(i -> admin.issue("wants " + i)).toList();
    for (int round = 0; round < ROUNDS; round++) {
      // Whatever their order and case, they mean the same three.
      var names = List.of("New-%d-%d", "Other-%d-%d", "Third-%d-%d");
      int number = round;
      var answers =
          Race.of(
              CALLERS,
              caller -> {
                var chance = new Random(seed * 10_000 + number * 100 + caller);
                var mine = new ArrayList<>(names);
                Collections.shuffle(mine, chance);
                return admin.put(
                    "/issues/" + ids.get(caller) + "/labels",
                    mine.stream()
                        .map(name -> chance.nextBoolean() ? name : name.toUpperCase(Locale.ROOT))
                        .map(name -> name.replace("%D", "%d").formatted(seed, number))
                        .collect(Collectors.joining("\", \"", "{\"labels\": [\"", "\"]}")));
              });
      assertThat(answers).allMatch(answer -> answer.status() == 200);
      assertThat(answers.stream().map(answer -> answer.names("labels")).distinct()).hasSize(1);
    }
    var made =
        admin.all("/labels").stream()
            .map(label -> label.get("name").getStringValue().toLowerCase(Locale.ROOT))
            .filter(name -> name.matches("(new|other|third)-" + seed + "-\\d+"))
            .toList();
    assertThat(made).hasSize(3 * ROUNDS).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_label_that_is_deleted_while_others_attach_it_leaves_nothing_half_done(long seed)
      throws Exception {
    var ids = IntStream.range(0, CALLERS).mapToObj(i -> admin.issue("attached " + i)).toList();
    var statuses =
        Race.of(
            CALLERS,
            caller -> {
              int worst = 0;
              var chance = new Random(seed * 100 + caller);
              for (int round = 0; round < ROUNDS; round++) {
                boolean deletes = chance.nextInt(6) == 0;
                worst = Math.max(worst, attachOrDelete(deletes, ids.get(caller)));
              }
              return worst;
            });
    assertThat(statuses).allMatch(status -> status < 500);
    var known = admin.all("/labels").stream().map(l -> l.get("name").getStringValue()).toList();
    for (long id : ids) {
      var issue = admin.issue(id);
      assertThat(known).containsAll(List.copyOf(issue.names("labels")));
      assertThat(admin.all("/issues/" + id + "/timeline")).hasSize((int) issue.number("version"));
    }
  }

  private static int attachOrDelete(boolean deletes, long id) {
    if (!deletes) {
      return admin.patch("/issues/" + id + "/labels", "{\"add\": [\"contested\"]}").status();
    }
    return admin.all("/labels?q=contested").stream()
        .map(label -> "/labels/" + label.get("id").getLongValue() + "?force=true")
        .mapToInt(path -> admin.send("DELETE", path, null).status())
        .max()
        .orElse(0);
  }
}
