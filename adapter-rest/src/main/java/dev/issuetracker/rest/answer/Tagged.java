package dev.issuetracker.rest.answer;

/** An answer that gets an entity tag, and 304 for who has it already. */
public interface Tagged {

  /** What the tag begins with: the version of an issue, for example; may be empty. */
  default String etagPrefix() {
    return "";
  }
}
