package dev.issuetracker.persistence;

import dev.issuetracker.application.Unavailable;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** What PostgreSQL's error codes mean to the use cases. The rest are defects. */
final class Failures {
  private static final String READ_ONLY = "25006";

  /** The transaction lost to another one; run again it may win. */
  static final class Lost extends RuntimeException {
    Lost(String why) {
      super(why);
    }

    Lost(SQLException cause) {
      super(cause);
    }
  }

  /** Something unique is there already. */
  static final class Taken extends RuntimeException {
    private final String constraint;
    private final String value;

    private Taken(String constraint, String value, SQLException cause) {
      super(cause);
      this.constraint = constraint;
      this.value = value;
    }

    boolean of(String unique) {
      return constraint.equals(unique);
    }

    /** The value of the constraint's last column. */
    String value() {
      return value;
    }
  }

  /** A statement that the code should never have sent, or a schema that is not ours. */
  static final class Defect extends RuntimeException {
    Defect(SQLException cause) {
      super(cause);
    }
  }

  private Failures() {}

  static RuntimeException of(SQLException failure) {
    var state = stateOf(failure);
    if (isLost(failure, state)) {
      return new Lost(failure);
    }
    if (isUnavailable(state)) {
      return new Unavailable("the database is not available: " + state, failure);
    }
    return state.equals("23505")
        ? new Taken(constraintOf(failure), valueOf(failure), failure)
        : new Defect(failure);
  }

  /** Whether the connection was lost, so that nobody knows what became of a commit. */
  static boolean isConnectionLost(SQLException failure) {
    var state = stateOf(failure);
    return state.startsWith("08") || state.startsWith("57P");
  }

  /** Whether the server takes no writes, as one that is not the first, or not any longer. */
  static boolean isReadOnly(SQLException failure) {
    return stateOf(failure).equals(READ_ONLY);
  }

  /**
   * Serialization failure and deadlock; a label that somebody deleted or renamed while it was put
   * on an issue: when the work runs again it will not find the label any more, or once; and a
   * statement that was prepared before a newer server changed the schema: it is prepared anew then.
   */
  private static boolean isLost(SQLException failure, String state) {
    return state.equals("40001")
        || state.equals("40P01")
        || (state.equals("23503") && constraintOf(failure).equals("issue_labels_label_id_fkey"))
        || (state.equals("23505") && constraintOf(failure).equals("issue_labels_pkey"))
        || (state.equals("0A000") && routineOf(failure).equals("RevalidateCachedQuery"));
  }

  /**
   * No connection, shutting down, out of resources, a wait that took too long, or a standby that
   * takes no writes.
   */
  private static boolean isUnavailable(String state) {
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.equals("55P03")
        || state.equals("25P03")
        || state.equals(READ_ONLY);
  }

  private static String stateOf(SQLException failure) {
    var state = failure.getSQLState();
    return state == null ? "" : state;
  }

  private static String routineOf(SQLException failure) {
    return failure instanceof PSQLException e && e.getServerErrorMessage() != null
        ? orEmpty(e.getServerErrorMessage().getRoutine())
        : "";
  }

  private static String constraintOf(SQLException failure) {
    return failure instanceof PSQLException e && e.getServerErrorMessage() != null
        ? orEmpty(e.getServerErrorMessage().getConstraint())
        : "";
  }

  /** From "Key (project_id, external_id)=(1, ABC-7) already exists.", in whatever language. */
  private static String valueOf(SQLException failure) {
    var detail =
        failure instanceof PSQLException e && e.getServerErrorMessage() != null
            ? orEmpty(e.getServerErrorMessage().getDetail())
            : "";
    int columns = detail.indexOf('(');
    int values = detail.indexOf(")=(");
    int end = detail.lastIndexOf(')');
    if (columns < 0 || values < columns || end < values + 3) {
      return "";
    }
    var value = detail.substring(values + 3, end);
    boolean many = detail.substring(columns, values).contains(", ");
    return many ? value.substring(value.indexOf(", ") + 2) : value;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
