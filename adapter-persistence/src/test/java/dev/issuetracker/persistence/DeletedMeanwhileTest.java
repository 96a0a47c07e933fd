package dev.issuetracker.persistence;

import static dev.issuetracker.domain.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.attachment.AttachmentUseCases;
import dev.issuetracker.application.comment.CommentUseCases;
import dev.issuetracker.application.issue.Expected;
import dev.issuetracker.application.issue.IssueUseCases;
import dev.issuetracker.domain.Attachment;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who adds to an issue that is being deleted waits for that, and then must not add any more. */
class DeletedMeanwhileTest extends DatabaseTest {
  private IssueTracker tracker;

  @BeforeAll
  void track() {
    tracker = IssueTracker.on(ports);
  }

  @Test
  void a_comment() throws Exception {
    var issue = open();

    refusedAfterTheDeletionOf(
        issue,
        () -> tracker.comments().add(new CommentUseCases.Add(actor(), ref(issue), "x", null)));

    assertThat(timeline(issue)).containsExactlyInAnyOrder("created", "deleted");
  }

  @Test
  void an_attachment() throws Exception {
    var issue = open();

    refusedAfterTheDeletionOf(issue, () -> attach(issue));

    assertThat(timeline(issue)).containsExactlyInAnyOrder("created", "deleted");
  }

  @Test
  void the_removal_of_an_attachment() throws Exception {
    var issue = open();
    var there = Long.toString(attach(issue).id());

    refusedAfterTheDeletionOf(issue, () -> tracker.attachments().remove(actor(), there));

    assertThat(timeline(issue)).containsExactlyInAnyOrder("created", "attachment_added", "deleted");
    assertThat(tracker.attachments().get(actor(), there).attachment().size()).isPositive();
  }

  private void refusedAfterTheDeletionOf(Issue issue, Runnable addition) throws Exception {
    var adding = new FutureTask<>(() -> catchThrowable(addition::run));
    write(
        () -> {
          tracker
              .issues()
              .delete(new IssueUseCases.Delete(actor(), ref(issue), Expected.anything()));
          Thread.startVirtualThread(adding);
          eventually("whoever adds waits", () -> waiting() > 0);
          return issue;
        });

    assertThat(adding.get(30, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused ->
                assertThat(refused.rejection()).isInstanceOf(Rejection.IssueIsDeleted.class));
  }

  private Issue open() {
    return write(() -> ports.issues().add(List.of(anIssue("Going")), by())).getFirst();
  }

  private static String ref(Issue issue) {
    return Long.toString(issue.id());
  }

  private Attachment attach(Issue issue) {
    try {
      return tracker
          .attachments()
          .add(
              new AttachmentUseCases.Add(actor(), ref(issue), "a.txt"),
              new ByteArrayInputStream("x".getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
