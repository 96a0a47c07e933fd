package dev.issuetracker.application.redaction;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Blots out texts, in the present and in the past, so that {@link
 * dev.issuetracker.domain.Texts#REDACTED} stands in their place wherever they were kept: rows, the
 * texts of events, and what searches look through. Versions and times stay as they are. Safe for
 * many threads at once.
 */
public interface Redactions {

  /**
   * An attachment, or what is left of one that was removed.
   *
   * @param blob where its bytes are; of what was removed, where they were, if that is known
   */
  record Hanging(long id, long issueId, boolean removed, @Nullable String blob) {}

  /**
   * What a purge did.
   *
   * @param blobs where the bytes are, or were, that nobody refers to any more
   */
  record Purged(int issues, List<String> blobs) {
    public Purged {
      blobs = List.copyOf(blobs);
    }
  }

  /** The reason that the history gives for a purge. */
  String PURGED = "purged, because the issue was deleted long ago";

  /** What a comment says, wherever that is kept. */
  void blotComment(long id);

  /**
   * A title or a description, with all its earlier values.
   *
   * @return whether there is, or ever was, such a text
   */
  boolean blotField(long issueId, IssueField field);

  /** An attachment, removed or not; held until the transaction ends. */
  Optional<Hanging> findAttachment(long id);

  /** Takes the attachment off its issue, if it still hangs there, and blots its name out. */
  void blotAttachment(Hanging attachment);

  /** Tells the history who did it. */
  void tell(long issueId, IssueEvent.Redacted event, Authorship by);

  /**
   * Blots out all texts of issues that were deleted before a time, takes their attachments off, and
   * tells the history, on behalf of those who deleted them. The longest deleted come first, and
   * none comes twice unless it was restored in between.
   */
  Purged purge(Instant deletedBefore, int most, Instant now);
}
