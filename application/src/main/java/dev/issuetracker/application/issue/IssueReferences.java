package dev.issuetracker.application.issue;

import dev.issuetracker.domain.IssueKey;
import dev.issuetracker.domain.Reference;
import java.util.Optional;

/** What names an issue: its id, or any key that it ever had. */
public final class IssueReferences {
  private IssueReferences() {}

  /** Empty for a text that cannot name any issue. */
  public static Optional<Reference> parse(String text) {
    var reference = Reference.of(text);
    return switch (reference) {
      case Reference.ById ignored -> Optional.of(reference);
      case Reference.ByName(var name) -> IssueKey.parse(name).map(key -> reference);
    };
  }
}
