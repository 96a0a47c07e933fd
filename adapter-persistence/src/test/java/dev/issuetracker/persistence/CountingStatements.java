package dev.issuetracker.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * A data source that counts what goes over the wire: statements, and round trips, to which the end
 * of a transaction and every savepoint belong too. The beginning of a transaction travels with its
 * first statement.
 */
public final class CountingStatements {
  private static final Set<String> TRIPS =
      Set.of("commit", "rollback", "setSavepoint", "releaseSavepoint");

  private final AtomicLong statements = new AtomicLong();
  private final AtomicLong trips = new AtomicLong();
  private final DataSource connections;
  private volatile Runnable before = () -> {};

  /** What was counted. */
  public record Count(long statements, long roundTrips) {}

  public CountingStatements(DataSource counted) {
    connections =
        proxy(
            DataSource.class,
            (method, arguments) -> {
              var result = call(counted, method, arguments);
              return result instanceof Connection connection ? counting(connection) : result;
            });
  }

  public DataSource connections() {
    return connections;
  }

  /** What one piece of work costs, when nobody else is at it. */
  public Count during(Runnable work) {
    long statementsBefore = statements.get();
    long tripsBefore = trips.get();
    work.run();
    return new Count(statements.get() - statementsBefore, trips.get() - tripsBefore);
  }

  /** The same, and before each statement something happens meanwhile. */
  public Count during(Runnable work, Runnable meanwhile) {
    before = meanwhile;
    try {
      return during(work);
    } finally {
      before = () -> {};
    }
  }

  private Connection counting(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (TRIPS.contains(method.getName())) {
            trips.incrementAndGet();
          }
          var result = call(connection, method, arguments);
          return switch (result) {
            case PreparedStatement statement -> counting(PreparedStatement.class, statement);
            case Statement statement -> counting(Statement.class, statement);
            case null, default -> result;
          };
        });
  }

  private <T extends Statement> T counting(Class<T> type, T statement) {
    return proxy(
        type,
        (method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            before.run();
            statements.incrementAndGet();
            trips.incrementAndGet();
          }
          return call(statement, method, arguments);
        });
  }

  private interface Call {
    Object with(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    InvocationHandler handler = (self, method, arguments) -> call.with(method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
