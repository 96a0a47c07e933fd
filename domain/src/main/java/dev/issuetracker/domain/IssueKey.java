package dev.issuetracker.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** What people call an issue: its project's key and a number that the project never gives twice. */
public record IssueKey(ProjectKey project, long number) {
  private static final Pattern FORM = Pattern.compile("([A-Z][A-Z0-9]{1,9})-([1-9][0-9]{0,15})");

  public static Optional<IssueKey> parse(String text) {
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(new IssueKey(new ProjectKey(match.group(1)), Long.parseLong(match.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return project + "-" + number;
  }
}
