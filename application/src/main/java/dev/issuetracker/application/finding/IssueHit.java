package dev.issuetracker.application.finding;

import dev.issuetracker.domain.Issue;
import org.jspecify.annotations.Nullable;

/**
 * An issue that was found.
 *
 * @param highlight where it says what was looked for, if somebody asked for that
 */
public record IssueHit(Issue issue, @Nullable Highlight highlight) {

  /**
   * Where it says what was looked for.
   *
   * @param text out of the description, or out of the comment
   * @param commentId the comment that says it, if it is not the issue itself
   */
  public record Highlight(Snippet title, @Nullable Snippet text, @Nullable Long commentId) {}
}
