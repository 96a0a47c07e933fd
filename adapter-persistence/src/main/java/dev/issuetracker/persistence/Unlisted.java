package dev.issuetracker.persistence;

import java.sql.SQLException;

/**
 * What is added to an issue waits for its activity at the last, and whoever held that may have
 * deleted the issue meanwhile. Its activity is not listed any more then, which is seen as it is
 * when the wait ends, though the statement began before.
 */
final class Unlisted {
  private Unlisted() {}

  /** The id of what was added; run again, the work will find the issue deleted. */
  static long refuse(Row added) throws SQLException {
    if (!added.flag("listed")) {
      throw new Failures.Lost("the issue was deleted meanwhile");
    }
    return added.number("id");
  }
}
