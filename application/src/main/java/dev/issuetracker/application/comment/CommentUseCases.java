package dev.issuetracker.application.comment;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.comment.CommentRepository.Placed;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.Frozen;
import dev.issuetracker.application.issue.IssueAccess;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people say about issues. Safe for many threads at once. */
public final class CommentUseCases {
  private final Transactions transactions;
  private final Now now;
  private final CommentRepository comments;
  private final IssueAccess access;

  public CommentUseCases(Ports ports) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    comments = ports.comments();
    access = new IssueAccess(ports.issues());
  }

  /**
   * Something to be said about an issue.
   *
   * @param parent the comment that this one answers
   */
  public record Add(Actor actor, String issue, String body, @Nullable Long parent) {
    public List<Fault> faults() {
      return new Faults().add(Texts.comment("/body", body)).toList();
    }
  }

  public Comment add(Add command) {
    return transactions.write(
        () -> {
          var found = access.look(command.actor(), command.issue());
          var faults = new Faults().addAll(command.faults());
          var parent = parent(command, found, faults);
          faults.refuse();
          var issue = found.orElseThrow(() -> Rejection.NotFound.of("issue", command.issue()));
          Action.COMMENT.require(command.actor());
          Frozen.refuse(issue);
          var by = Authorship.of(command.actor(), now.get());
          return comments.add(issue, parent, command.body(), by);
        });
  }

  private @Nullable Placed parent(Add command, Optional<Issue> issue, Faults faults) {
    if (command.parent() == null) {
      return null;
    }
    var parent =
        comments
            .find(command.parent())
            .filter(placed -> issue.stream().anyMatch(on -> on.id() == placed.comment().issueId()));
    if (parent.isEmpty()) {
      faults.add(Fault.unknown("/parent_id", "comment on this issue"));
    } else if (parent.get().depth() >= Comment.DEEPEST) {
      faults.add(
          new Fault("/parent_id", "too_deep", "a thread is at most " + Comment.DEEPEST + " deep"));
    }
    return parent.orElse(null);
  }

  public Comment get(Actor actor, String comment) {
    return transactions.read(
        () -> {
          var found =
              Reference.of(comment) instanceof Reference.ById(var id)
                  ? comments.find(id).map(Placed::comment)
                  : Optional.<Comment>empty();
          return found
              .filter(one -> access.shows(actor, one.issueId()))
              .orElseThrow(() -> Rejection.NotFound.of("comment", comment));
        });
  }

  public Slice<Comment> list(Actor actor, String issue, Window window) {
    return transactions.read(
        () -> {
          var found = access.get(actor, issue);
          return comments.list(actor, found.id(), window);
        });
  }
}
