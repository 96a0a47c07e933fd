package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Discussions: answers to answers, and how an issue shows them. */
final class ThreadsTest extends RaceTest {
  private static final int DEEPEST = 32;

  private static Answer say(long issue, String body, String more) {
    return admin.post(
        "/issues/" + issue + "/comments", "{\"body\": \"%s\"%s}".formatted(body, more));
  }

  private static Answer answer(long issue, long parent) {
    return say(issue, "word", ", \"parent_id\": " + parent);
  }

  @Test
  void a_thread_is_thirty_two_deep_and_stays_on_its_issue() {
    long issue = admin.issue("discussed");
    var parents = new ArrayList<Long>();
    long last = say(issue, "first", "").number("id");
    for (int depth = 2; depth <= DEEPEST; depth++) {
      parents.add(last);
      last = answer(issue, last).number("id");
    }
    var tooDeep = answer(issue, last);
    assertThat(tooDeep.status()).isEqualTo(400);
    assertThat(tooDeep.text()).contains("/parent_id", "too_deep");
    var elsewhere = answer(admin.issue("another"), last);
    assertThat(elsewhere.status()).isEqualTo(400);
    assertThat(elsewhere.text()).contains("/parent_id", "unknown");

    var listed = admin.all("/issues/" + issue + "/comments");
    assertThat(listed).hasSize(DEEPEST);
    assertThat(listed.getFirst().get("parent_id").isNull()).isTrue();
    assertThat(listed.stream().skip(1).map(each -> each.get("parent_id").getLongValue()))
        .containsExactlyElementsOf(parents);
  }

  @Test
  void an_issue_shows_its_newest_fifty_and_tells_where_all_are() {
    long issue = admin.issue("much discussed");
    var said =
        IntStream.range(0, 120).mapToObj(i -> say(issue, "word " + i, "").number("id")).toList();
    var shown = admin.issue(issue).json();
    assertThat(
            ids(StreamSupport.stream(shown.get("comments").values().spliterator(), false).toList()))
        .isEqualTo(said.subList(70, 120));
    assertThat(shown.get("comment_count").getLongValue()).isEqualTo(120);
    var all = shown.get("comments_url").getStringValue().replaceFirst("^/api/v1", "");
    assertThat(ids(admin.all(all))).isEqualTo(said);
  }

  private static List<Long> ids(List<JsonNode> comments) {
    return comments.stream().map(comment -> comment.get("id").getLongValue()).toList();
  }
}
