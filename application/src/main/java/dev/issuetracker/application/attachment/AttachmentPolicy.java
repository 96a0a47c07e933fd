package dev.issuetracker.application.attachment;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What may be attached.
 *
 * @param limit how many bytes
 * @param types the media types, as the content tells them; with {@link #ANYTHING} among them, all
 */
public record AttachmentPolicy(long limit, Set<String> types) {
  public static final long USUAL_LIMIT = 25L << 20;

  /** The media type of what nobody can tell. Whoever allows that allows everything. */
  public static final String ANYTHING = ContentType.UNKNOWN;

  public AttachmentPolicy {
    types = Set.copyOf(types);
  }

  /** Pictures, documents, archives, films and text, up to 25 MiB. */
  public static AttachmentPolicy usual() {
    return new AttachmentPolicy(USUAL_LIMIT, ContentType.known());
  }

  /** Every media type that a policy can name, {@link #ANYTHING} included. */
  public static SortedSet<String> everyType() {
    var types = new TreeSet<>(ContentType.known());
    types.add(ANYTHING);
    return Collections.unmodifiableSortedSet(types);
  }

  boolean allows(String type) {
    return types.contains(type) || types.contains(ANYTHING);
  }
}
