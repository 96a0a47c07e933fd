package dev.issuetracker.application.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller narrows a list of issues to, as texts, just as they were given. A value of status,
 * priority, label, assignee or reporter that begins with an exclamation mark excludes.
 *
 * @param assignee an id, a username, "none" or "me"
 * @param sort rules with commas between them; a hyphen in front of one turns it around
 */
public record IssueFilter(
    List<String> status,
    List<String> priority,
    List<String> label,
    @Nullable String assignee,
    @Nullable String reporter,
    @Nullable String project,
    List<String> id,
    @Nullable String externalId,
    @Nullable String q,
    Times times,
    boolean deleted,
    @Nullable String sort) {

  /** More values than this for one parameter are a mistake. */
  public static final int MOST_VALUES = 100;

  /** Dates or times; after is inclusive, before is not. */
  public record Between(@Nullable String after, @Nullable String before) {
    public static Between anytime() {
      return new Between(null, null);
    }
  }

  /** The same for every time that an issue has, as they were given. */
  public record Times(
      Between created, Between updated, Between resolved, Between active, Between due) {
    public static Times any() {
      var anytime = Between.anytime();
      return new Times(anytime, anytime, anytime, anytime, anytime);
    }
  }

  public IssueFilter {
    status = List.copyOf(status);
    priority = List.copyOf(priority);
    label = List.copyOf(label);
    id = List.copyOf(id);
  }

  public static IssueFilter none() {
    return new IssueFilter(
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        List.of(),
        null,
        null,
        Times.any(),
        false,
        null);
  }
}
