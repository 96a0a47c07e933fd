package dev.issuetracker.persistence;

import dev.issuetracker.application.OutcomeUnknown;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One connection for the outermost transaction, bound to its thread. Writes run in READ COMMITTED:
 * every statement sees what was committed before it, and what must be one step is one statement.
 * Reads run without a transaction of the database, so that a read of one statement is one round
 * trip; each statement sees one state.
 */
final class JdbcTransactions implements Transactions {
  private static final int MOST_TRIES = 10;
  private static final int MOST_DOUBLINGS = 4;
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final DataSource connections;
  private final Turns turns;
  private final ThreadLocal<@Nullable Open> open = new ThreadLocal<>();

  private record Open(Connection connection, boolean writes) {}

  JdbcTransactions(DataSource connections) {
    this(connections, Turns.none());
  }

  JdbcTransactions(DataSource connections, Turns turns) {
    this.connections = connections;
    this.turns = turns;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    var joined = open.get();
    if (joined == null) {
      return persistently(work, true);
    }
    requireWrite(joined);
    return work.get();
  }

  @Override
  public <T> T read(Supplier<T> work) {
    if (open.get() != null) {
      return work.get();
    }
    boolean turn = turns.take();
    try {
      return reading(work);
    } finally {
      if (turn) {
        turns.giveBack();
      }
    }
  }

  private <T> T reading(Supplier<T> work) {
    try (var connection = connect()) {
      return bound(new Open(connection, false), work);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public <T> T part(Supplier<T> work) {
    return part(toWrite(), work, true);
  }

  @Override
  public <T> T rehearse(Supplier<T> work) {
    var joined = open.get();
    if (joined == null) {
      return persistently(work, false);
    }
    requireWrite(joined);
    return part(joined.connection, work, false);
  }

  /** The connection of whatever is open. */
  Connection toRead() {
    return current().connection;
  }

  /** The connection of the write that is open. */
  Connection toWrite() {
    var current = current();
    requireWrite(current);
    return current.connection;
  }

  private Open current() {
    var current = open.get();
    if (current == null) {
      throw new IllegalStateException("no transaction is open");
    }
    return current;
  }

  private static void requireWrite(Open current) {
    if (!current.writes) {
      throw new IllegalStateException("a transaction that only reads is open");
    }
  }

  private <T> T persistently(Supplier<T> work, boolean keep) {
    for (int tries = 1; ; tries++) {
      try {
        return once(work, keep);
      } catch (Failures.Lost lost) {
        if (tries == MOST_TRIES) {
          throw new Unavailable("lost to other transactions " + tries + " times", lost);
        }
        pause(tries);
      }
    }
  }

  /** Longer at first, and by chance, so that those who met do not meet again. */
  private static void pause(int tries) {
    long most = FIRST_PAUSE_NANOS << Math.min(tries, MOST_DOUBLINGS);
    try {
      TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(most / 2, most));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted between two tries", e);
    }
  }

  private <T> T once(Supplier<T> work, boolean keep) {
    try (var connection = connect()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = bound(new Open(connection, true), work);
        done = true;
        return result;
      } finally {
        end(connection, done && keep, done);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private static void end(Connection connection, boolean commit, boolean done) throws SQLException {
    if (commit) {
      commit(connection);
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      // Closing the connection undoes it as well, and the work may have a failure to tell.
      if (done) {
        throw e;
      }
    }
  }

  private static void commit(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (Failures.isConnectionLost(e)) {
        throw new OutcomeUnknown(e);
      }
      throw e;
    }
  }

  private static <T> T part(Connection connection, Supplier<T> work, boolean keep) {
    try {
      var beginning = connection.setSavepoint();
      boolean done = false;
      try {
        T result = work.get();
        done = true;
        return result;
      } finally {
        if (done && keep) {
          connection.releaseSavepoint(beginning);
        } else if (!connection.isClosed()) {
          connection.rollback(beginning);
          connection.releaseSavepoint(beginning);
        }
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private <T> T bound(Open transaction, Supplier<T> work) {
    open.set(transaction);
    try {
      return work.get();
    } finally {
      open.remove();
    }
  }

  private Connection connect() {
    try {
      return connections.getConnection();
    } catch (SQLException e) {
      throw new Unavailable("no connection to the database", e);
    }
  }
}
