package dev.issuetracker.rest.answer;

/** An answer that gets an entity tag, and 304 for who has it already. */
public interface Tagged {

  /**
   * What the tag begins with, and what {@code If-Match} is compared with: the version of an issue,
   * for example, or {@link EntityTag#ownDigest}. Empty where the whole answer is the thing itself.
   */
  default String etagPrefix() {
    return "";
  }
}
