package dev.issuetracker.persistence;

/**
 * What is cut out of a list before anything is joined to it.
 *
 * @param table what the statement begins with
 * @param rows the issues that were cut out, with their keys
 */
record Cut(Statement table, Statement rows) {

  /** With data that the planner does not see, so that it need not plan for each. */
  static Cut hidden(Statement table, Statement rows) {
    return new Cut(table.hidden(), rows.hidden());
  }
}
