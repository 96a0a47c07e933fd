package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A discussion does not queue behind somebody who is busy with the issue itself. */
final class CommentsBesideEditorsTest extends RaceTest {
  private static final int PEOPLE = 50;

  @Test
  void fifty_comment_while_an_editor_holds_the_issue() throws Exception {
    long id = admin.issue("discussed");
    try (var editor = server.connection();
        var hold = editor.prepareStatement("UPDATE issues SET title = 'busy' WHERE id = ?")) {
      editor.setAutoCommit(false);
      hold.setLong(1, id);
      hold.executeUpdate();
      var answers =
          Race.of(
              PEOPLE,
              person ->
                  admin.post(
                      "/issues/" + id + "/comments", "{\"body\": \"word %d\"}".formatted(person)));
      assertThat(answers).allMatch(answer -> answer.status() == 201);
      editor.rollback();
    }
    assertThat(admin.all("/issues/" + id + "/comments")).hasSize(PEOPLE);
    assertThat(admin.issue(id).number("comment_count")).isEqualTo(PEOPLE);
    assertThat(admin.issue(id).number("version")).isEqualTo(1);
  }
}
