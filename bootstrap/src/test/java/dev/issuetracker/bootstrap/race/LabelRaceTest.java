package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels that many want at the same moment, and one that somebody does not want any more. */
final class LabelRaceTest extends RaceTest {
  private static final int CALLERS = 12;

  @Test
  void a_new_label_that_many_name_at_once_is_made_once() throws Exception {
    var ids = IntStream.range(0, CALLERS).mapToObj(i -> admin.issue("wants " + i)).toList();
    for (int round = 0; round < 8; round++) {
      int number = round;
      var answers =
          Race.of(
              CALLERS,
              caller ->
                  admin.put(
                      "/issues/" + ids.get(caller) + "/labels",
                      // Whatever their order and case, they mean the same two.
                      caller % 2 == 0
                          ? "{\"labels\": [\"New-%d\", \"Other-%d\"]}".formatted(number, number)
                          : "{\"labels\": [\"other-%d\", \"NEW-%d\"]}".formatted(number, number)));
      assertThat(answers).allMatch(answer -> answer.status() == 200);
      assertThat(answers.stream().map(answer -> answer.names("labels")).distinct()).hasSize(1);
    }
    var names =
        admin.all("/labels").stream()
            .map(label -> label.get("name").getStringValue().toLowerCase(java.util.Locale.ROOT))
            .filter(name -> name.matches("(new|other)-\\d"))
            .toList();
    assertThat(names).hasSize(16).doesNotHaveDuplicates();
  }

  @Test
  void a_label_that_is_deleted_while_others_attach_it_leaves_nothing_half_done() throws Exception {
    var ids = IntStream.range(0, CALLERS).mapToObj(i -> admin.issue("attached " + i)).toList();
    var statuses =
        Race.of(
            CALLERS,
            caller -> {
              int worst = 0;
              for (int round = 0; round < 8; round++) {
                worst = Math.max(worst, attachOrDelete(caller, ids.get(caller)));
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

  private static int attachOrDelete(int caller, long id) {
    if (caller > 1) {
      return admin.patch("/issues/" + id + "/labels", "{\"add\": [\"contested\"]}").status();
    }
    return admin.all("/labels?q=contested").stream()
        .map(label -> "/labels/" + label.get("id").getLongValue() + "?force=true")
        .mapToInt(path -> admin.send("DELETE", path, null).status())
        .max()
        .orElse(0);
  }
}
