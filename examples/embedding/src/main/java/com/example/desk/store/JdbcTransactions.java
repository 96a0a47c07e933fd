package com.example.desk.store;

import dev.issuetracker.application.OutcomeUnknown;
import dev.issuetracker.application.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of the database inside one of the ports that this program did not bring itself:
 * what is undone there is undone here, and the other way round.
 *
 * <p>Writers take turns, so nobody ever loses to another, and no work has to be run again. Readers
 * wait for nobody. Safe for many threads at once.
 */
public final class JdbcTransactions implements Transactions {
  private final DataSource source;
  private final Transactions others;
  private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();
  private final Database database = new Database(this::connection);

  public JdbcTransactions(DataSource source, Transactions others) {
    this.source = source;
    this.others = others;
  }

  /** The database, as the transaction of the thread that asks sees it. */
  public Database database() {
    return database;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return others.write(
        () ->
            current.get() == null
                ? begin(Connection.TRANSACTION_READ_COMMITTED, work)
                : work.get());
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return others.read(
        () ->
            current.get() == null ? begin(Connection.TRANSACTION_SERIALIZABLE, work) : work.get());
  }

  @Override
  public <T> T part(Supplier<T> work) {
    return others.part(() -> untilSavepoint(work, false));
  }

  @Override
  public <T> T rehearse(Supplier<T> work) {
    return write(() -> others.rehearse(() -> untilSavepoint(work, true)));
  }

  private <T> T begin(int isolation, Supplier<T> work) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(isolation);
      current.set(connection);
      if (isolation == Connection.TRANSACTION_READ_COMMITTED) {
        database.takeTurn();
      }
      return commit(connection, work);
    } catch (SQLException e) {
      throw Database.failure(e);
    } finally {
      current.remove();
    }
  }

  private static <T> T commit(Connection connection, Supplier<T> work) throws SQLException {
    boolean done = false;
    try {
      var result = work.get();
      done = true;
      return result;
    } finally {
      if (done) {
        commit(connection);
      } else {
        connection.rollback();
      }
    }
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new OutcomeUnknown(e);
    }
  }

  private <T> T untilSavepoint(Supplier<T> work, boolean undo) {
    boolean keep = false;
    var savepoint = savepoint();
    try {
      var result = work.get();
      keep = !undo;
      return result;
    } finally {
      if (!keep) {
        rollBackTo(savepoint);
      }
    }
  }

  private Savepoint savepoint() {
    try {
      return connection().setSavepoint();
    } catch (SQLException e) {
      throw Database.failure(e);
    }
  }

  private void rollBackTo(Savepoint savepoint) {
    try {
      connection().rollback(savepoint);
    } catch (SQLException e) {
      throw Database.failure(e);
    }
  }

  private Connection connection() {
    var connection = current.get();
    if (connection == null) {
      throw new IllegalStateException("there is no transaction");
    }
    return connection;
  }
}
