package dev.issuetracker.application.attachment;

import java.util.Set;

/**
 * What may be attached.
 *
 * @param limit how many bytes
 * @param types the media types, as {@link ContentType} tells them
 */
public record AttachmentPolicy(long limit, Set<String> types) {
  public static final long USUAL_LIMIT = 25L << 20;

  public AttachmentPolicy {
    types = Set.copyOf(types);
  }

  /** Pictures, documents, archives, films and text, up to 25 MiB. */
  public static AttachmentPolicy usual() {
    return new AttachmentPolicy(USUAL_LIMIT, ContentType.known());
  }
}
