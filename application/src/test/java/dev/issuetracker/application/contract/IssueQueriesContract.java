package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueEdit.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.issue.IssueDetail;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Reference;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What everybody keeps who shows one issue. */
public abstract class IssueQueriesContract extends PortsContract {

  @Test
  void an_issue_is_shown_by_id_and_by_key() {
    var issue = world.open(world.anIssue().labelled(world.label("bug")));

    assertThat(byId(issue)).isEqualTo(byKey(issue.key().toString()));
    assertThat(byId(issue).orElseThrow().issue()).isEqualTo(issue);
    assertThat(byId(issue).orElseThrow().comments()).isEmpty();
  }

  @Test
  void an_issue_is_shown_by_its_old_key() {
    var issue = world.open(world.anIssue());
    var moved = world.edit(issue, edit().project(world.project("B").ref()).build());

    assertThat(byKey(issue.key().toString()).orElseThrow().issue()).isEqualTo(moved);
  }

  @Test
  void what_is_not_there_is_not_shown() {
    assertThat(find(new Reference.ById(Reference.LARGEST_ID))).isEmpty();
    assertThat(byKey("NOSUCH99-1")).isEmpty();
    assertThat(byKey("no key")).isEmpty();
  }

  @Test
  void the_deleted_are_shown_as_such() {
    var deleted = world.delete(world.open(world.anIssue()));

    assertThat(byId(deleted).orElseThrow().issue()).isEqualTo(deleted);
  }

  @Test
  void comments_come_with_it_oldest_first() {
    var issue = world.open(world.anIssue());
    var first = world.comment(issue, "First");
    var second = world.comment(issue, "Second");

    var detail = byId(issue).orElseThrow();

    assertThat(detail.comments()).containsExactly(first, second);
    assertThat(detail.issue().activity().comments()).isEqualTo(2);
    assertThat(detail.issue().activity().lastAt()).isEqualTo(second.createdAt());
  }

  @Test
  void of_many_comments_the_newest_come() {
    var issue = world.open(world.anIssue());
    var comments = new ArrayList<Comment>();
    for (int i = 0; i < IssueDetail.COMMENTS + 2; i++) {
      comments.add(world.comment(issue, "Number " + i));
    }

    assertThat(byId(issue).orElseThrow().comments())
        .isEqualTo(comments.subList(2, comments.size()));
  }

  private Optional<IssueDetail> byId(Issue issue) {
    return find(new Reference.ById(issue.id()));
  }

  private Optional<IssueDetail> byKey(String key) {
    return find(new Reference.ByName(key));
  }

  private Optional<IssueDetail> find(Reference reference) {
    return world.read(() -> ports.issueQueries().detail(world.actor(), reference));
  }
}
