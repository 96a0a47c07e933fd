package dev.issuetracker.application.history;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.domain.Step;
import java.util.List;

/**
 * Reads the past of an issue. It is written by those who change the issue, and by nobody ever
 * changed. Safe for many threads at once.
 */
public interface History {

  /**
   * What happened to an issue between two of its versions.
   *
   * @param newest the newest steps, at most {@link
   *     dev.issuetracker.domain.Rejection.StaleVersion#MOST_CHANGES}, oldest first; their texts may
   *     be cut after {@link #CLIP} characters
   * @param truncated whether there were more
   * @param baseline what tells the values at that version: the first change of every field, whole,
   *     and what all changes of the labels did together, as one step
   */
  record Aftermath(List<Step> newest, boolean truncated, List<Step> baseline) {
    public Aftermath {
      newest = List.copyOf(newest);
      baseline = List.copyOf(baseline);
    }

    /** The same with no more than so many of the newest steps. */
    public Aftermath newest(int most) {
      return newest.size() <= most
          ? this
          : new Aftermath(newest.subList(newest.size() - most, newest.size()), true, baseline);
    }
  }

  /** Longer texts may be cut where only an impression of them is wanted. */
  int CLIP = 1_024;

  /** What happened after one version, up to and including another. */
  Aftermath between(long issueId, long after, long upTo);

  /** The time of an issue after one version, up to and including another. */
  record Span(long issueId, long after, long upTo) {}

  /**
   * The same of several issues, in their order, with no more than so many of the newest steps each.
   */
  default List<Aftermath> between(List<Span> spans, int most) {
    return spans.stream()
        .map(span -> between(span.issueId(), span.after(), span.upTo()).newest(most))
        .toList();
  }

  /**
   * So many octets of texts (UTF-8) are told at once; a part of a timeline with more of them ends
   * early, after one entry at the least, and its places lead on.
   */
  int MOST_OCTETS = 4 << 20;

  /** Everything that happened to the issue, oldest first. */
  Slice<HistoryEntry> timeline(Actor actor, long issueId, Window window);

  /**
   * Whether a page, or one before it, ends early: pages that are told by number would leave out
   * what the ones before them did not come to.
   */
  default boolean outgrows(Actor actor, long issueId, Window pages) {
    return false;
  }
}
