package dev.issuetracker.persistence;

/**
 * Who may read what, in one place. Every query that somebody asks carries {@link #OF_ISSUE} (or
 * {@link #OF_PROJECT}) and binds the id of who asks to its one parameter. Today whoever is signed
 * in may read every project. Once projects have members, the two conditions become
 *
 * <pre>{@code
 * EXISTS (SELECT FROM project_members m WHERE m.project_id = i.project_id AND m.person_id = ?)
 * }</pre>
 *
 * and no query changes.
 */
final class Visibility {

  /** For queries that call the issue {@code i}; one parameter. */
  static final String OF_ISSUE = " (?::bigint IS NOT NULL) ";

  /** For queries that call the project {@code p}; one parameter. */
  static final String OF_PROJECT = " (?::bigint IS NOT NULL) ";

  private Visibility() {}
}
