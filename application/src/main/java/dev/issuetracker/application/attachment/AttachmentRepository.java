package dev.issuetracker.application.attachment;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Attachment;
import dev.issuetracker.domain.Filename;
import dev.issuetracker.domain.Issue;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what hangs on issues; the bytes lie in a {@link
 * dev.issuetracker.application.blob.BlobStore}. Whoever attaches never waits for somebody who edits
 * the issue. Safe for many threads at once.
 */
public interface AttachmentRepository {

  /**
   * A file that came in and hangs on nothing yet.
   *
   * @param mediaType what its bytes say it is
   */
  record Received(Filename filename, String mediaType, Blob blob) {}

  /**
   * An attachment that was not removed.
   *
   * @param blob where its bytes are
   */
  record Stored(Attachment attachment, String blob) {}

  /** Attaches a file, tells the history, and moves the issue's last activity and its count on. */
  Attachment add(Issue issue, Received file, Authorship by);

  /** One that was not removed, of a deleted issue too. */
  Optional<Stored> find(long id);

  /** The attachments of an issue, oldest first. */
  Slice<Attachment> list(Actor actor, long issueId, Window window);

  /**
   * Takes one off its issue, tells the history, and moves the issue's last activity and its count
   * on.
   *
   * @return whether it was there; of two who remove it one hears so
   */
  boolean remove(Attachment attachment, Authorship by);

  /** Those of some blobs that an attachment refers to. */
  Set<String> claimed(Set<String> blobs);
}
