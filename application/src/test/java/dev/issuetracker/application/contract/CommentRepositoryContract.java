package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.comment.CommentRepository.Placed;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Reference;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of comments keeps. */
public abstract class CommentRepositoryContract extends PortsContract {
  private Issue issue;

  @BeforeEach
  void openAnIssue() {
    issue = world.open(world.anIssue());
  }

  @Test
  void a_comment_is_found_as_it_was_answered() {
    var by = world.by(world.bob());
    var comment = world.write(() -> ports.comments().add(issue, null, "Größer\n\tals 🐛", by));

    assertThat(comment)
        .isEqualTo(
            new Comment(comment.id(), issue.id(), null, "Größer\n\tals 🐛", world.bob(), by.at()));
    assertThat(find(comment.id())).hasValue(new Placed(comment, 1));
    assertThat(find(Reference.LARGEST_ID)).isEmpty();
  }

  @Test
  void an_answer_stands_one_deeper_than_what_it_answers() {
    Placed parent = null;
    for (int depth = 1; depth <= Comment.DEEPEST; depth++) {
      var above = parent;
      var comment =
          world.write(() -> ports.comments().add(issue, above, "Deeper", world.by(world.bob())));
      parent = find(comment.id()).orElseThrow();
      assertThat(parent.depth()).isEqualTo(depth);
      assertThat(comment.parentId()).isEqualTo(above == null ? null : above.comment().id());
    }
  }

  @Test
  void a_comment_moves_the_activity_and_nothing_else() {
    var comment = world.comment(issue, "First");

    var found = world.find(issue.id());

    assertThat(found.activity().comments()).isEqualTo(1);
    assertThat(found.activity().lastAt()).isEqualTo(comment.createdAt());
    assertThat(found).usingRecursiveComparison().ignoringFields("activity").isEqualTo(issue);
  }

  @Test
  void the_last_activity_does_not_run_backwards() {
    var early = world.by(world.bob());
    var changed = world.rename(issue, "Changed after that");

    world.write(() -> ports.comments().add(changed, null, "By a clock that is late", early));

    assertThat(world.find(issue.id()).activity().lastAt()).isEqualTo(changed.updatedAt());
  }

  @Test
  void comments_of_an_issue_are_listed_oldest_first() {
    var comments = new ArrayList<Comment>();
    for (int i = 0; i < 7; i++) {
      comments.add(world.comment(issue, "Number " + i));
    }
    world.comment(world.open(world.anIssue()), "Elsewhere");

    Pages.holds(
        comments,
        window -> world.read(() -> ports.comments().list(world.actor(), issue.id(), window)));
  }

  @Test
  void comments_of_the_same_moment_are_each_listed_once() {
    var by = world.by(world.bob());
    var comments = new ArrayList<Comment>();
    for (int i = 0; i < 5; i++) {
      comments.add(world.write(() -> ports.comments().add(issue, null, "At once", by)));
    }

    Pages.holds(
        comments,
        window -> world.read(() -> ports.comments().list(world.actor(), issue.id(), window)));
  }

  @Test
  void the_newest_comments_come_oldest_first() {
    var comments = new ArrayList<Comment>();
    for (int i = 0; i < 5; i++) {
      comments.add(world.comment(issue, "Number " + i));
    }

    assertThat(world.read(() -> ports.comments().newest(issue.id(), 3)))
        .isEqualTo(comments.subList(2, 5));
    assertThat(world.read(() -> ports.comments().newest(issue.id(), 9))).isEqualTo(comments);
  }

  @Test
  void an_issue_without_comments_has_an_empty_list() {
    var slice = world.read(() -> ports.comments().list(world.actor(), issue.id(), Pages.all()));

    assertThat(slice.items()).isEmpty();
    assertThat(slice.next()).isNull();
    assertThat(slice.previous()).isNull();
    assertThat(slice.count().value()).isZero();
  }

  @Test
  void a_comment_of_a_deleted_issue_is_found() {
    var comment = world.comment(issue, "Before the end");
    world.delete(world.find(issue.id()));

    assertThat(find(comment.id())).hasValue(new Placed(comment, 1));
  }

  @Test
  void authors_are_shown_by_the_names_that_they_have_now() {
    var comment = world.comment(issue, "Signed");
    Renaming.of(ports, world).person(world.bob(), "Robert");

    assertThat(find(comment.id()).orElseThrow().comment().author().name()).isEqualTo("Robert");
  }

  @Test
  void comments_of_many_at_once_are_all_counted() {
    together(8, thread -> world.comment(issue, "From " + thread));

    assertThat(world.find(issue.id()).activity().comments()).isEqualTo(8);
    assertThat(Pages.walk(3, window -> world.read(() -> list(window)))).hasSize(8);
  }

  private Slice<Comment> list(Window window) {
    return ports.comments().list(world.actor(), issue.id(), window);
  }

  private Optional<Placed> find(long id) {
    return world.read(() -> ports.comments().find(id));
  }
}
