package dev.issuetracker.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One PostgreSQL for all tests of a JVM, by the system property {@code test.postgres}: {@code
 * embedded} starts one, a JDBC URL (with the login of somebody who may create databases) uses one
 * that is there. Every test class takes a database of its own, copied from one that was migrated.
 */
public final class TestPostgres {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String NAME = "tracker_test_" + ProcessHandle.current().pid();
  private static final TestPostgres INSTANCE = start();

  private final String server;
  private final Set<String> templates = new HashSet<>();

  private TestPostgres(String server) {
    this.server = server;
  }

  /** A fresh database with the schema and nothing else. */
  public static DatabaseSettings freshDatabase() {
    return INSTANCE.copyOf(INSTANCE.template());
  }

  /**
   * A fresh database with the schema and what is put in once for all that are like it.
   *
   * @param like what they are known by
   */
  static DatabaseSettings freshDatabase(String like, Consumer<DatabaseSettings> fill) {
    return INSTANCE.copyOf(INSTANCE.template(like, INSTANCE.template(), fill));
  }

  /** A fresh database with nothing in it. */
  public static DatabaseSettings emptyDatabase() {
    return INSTANCE.copyOf("template0");
  }

  private static TestPostgres start() {
    var where = System.getProperty("test.postgres", "embedded");
    if (where.startsWith("jdbc:")) {
      return new TestPostgres(where);
    }
    try {
      return new TestPostgres(OwnPostgres.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String template() {
    return template("template", "template0", Migrations::run);
  }

  private synchronized String template(String kind, String from, Consumer<DatabaseSettings> fill) {
    var template = NAME + "_" + kind;
    if (!templates.contains(template)) {
      execute("CREATE DATABASE " + template + " TEMPLATE " + from);
      dropAtTheEnd(template);
      fill.accept(at(template));
      templates.add(template);
    }
    return template;
  }

  private synchronized DatabaseSettings copyOf(String template) {
    var name = NAME + "_" + NUMBERS.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    dropAtTheEnd(name);
    return at(name);
  }

  private DatabaseSettings at(String database) {
    return DatabaseSettings.at(server.replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1"), null);
  }

  private void dropAtTheEnd(String database) {
    if (System.getProperty("test.postgres", "embedded").startsWith("jdbc:")) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)")));
    }
  }

  private void execute(String statement) {
    try (var connection = DriverManager.getConnection(server);
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection outside of all pools. */
  public static Connection connect(DatabaseSettings settings) throws SQLException {
    var login = settings.login();
    return login == null
        ? DriverManager.getConnection(settings.url())
        : DriverManager.getConnection(settings.url(), login.user(), login.password());
  }
}
