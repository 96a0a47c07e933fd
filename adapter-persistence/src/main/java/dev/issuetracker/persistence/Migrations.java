package dev.issuetracker.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date, under a lock, so that of many servers one does it. If the schema
 * has an owner of its own, the server's role then gets what it needs and no more: it cannot change
 * the past, and it cannot change the schema.
 */
public final class Migrations {
  private static final String LOCATION = "classpath:dev/issuetracker/persistence/migration";

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final int TOLD_AFTER_SECONDS = 5;

  /** Ten minutes: many texts may be written anew by another server that migrates. */
  private static final int TRIES_A_SECOND_APART = 600;

  /** Two who grant at once would meet in the catalogue. */
  private static final String ALONE = "SELECT pg_advisory_xact_lock(7305808869230243911)";

  /**
   * Rows may be written, but for the past, the keys that issues had, and what is never taken away.
   * Default privileges are for what comes later: the numbers of new projects, tables of other
   * migrations.
   */
  private static final List<String> GRANTS =
      List.of(
          "REVOKE ALL ON ALL TABLES IN SCHEMA %2$s FROM %1$s",
          "GRANT USAGE ON SCHEMA %2$s TO %1$s",
          "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %2$s TO %1$s",
          "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %2$s TO %1$s",
          "ALTER DEFAULT PRIVILEGES IN SCHEMA %2$s GRANT USAGE, SELECT ON SEQUENCES TO %1$s",
          "ALTER DEFAULT PRIVILEGES IN SCHEMA %2$s"
              + " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %1$s",
          "REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM %1$s",
          "REVOKE UPDATE, DELETE ON events, event_texts, comments, issue_keys, secrets FROM %1$s",
          "REVOKE DELETE ON users, projects, issues, issue_activity FROM %1$s",
          "GRANT UPDATE (body) ON comments TO %1$s",
          "GRANT UPDATE (before, after) ON event_texts TO %1$s",
          "REVOKE DELETE ON attachments FROM %1$s",
          "GRANT EXECUTE ON FUNCTION learn_growth(), learn_growth(text[]) TO %1$s",
          "GRANT EXECUTE ON FUNCTION rewrite_documents(integer) TO %1$s");

  /**
   * In a database that was restored from a dump, the numbers of transactions may begin anew, before
   * those that events carry. What happens from now on belongs to another epoch then, so that it
   * stands behind all of them in the change feed.
   */
  private static final String EPOCH =
      """
      DO $$
      DECLARE
        newest record;
      BEGIN
        SELECT epoch, tx INTO newest FROM events ORDER BY epoch DESC, tx DESC, id DESC LIMIT 1;
        IF newest.tx >= pg_snapshot_xmax(pg_current_snapshot()) THEN
          EXECUTE format('ALTER TABLE events ALTER epoch SET DEFAULT %s', newest.epoch + 1);
        END IF;
      END $$
      """;

  private Migrations() {}

  /** Migrates as the owner, if there is one, else as the server. */
  public static void run(DatabaseSettings settings) {
    var owner = settings.owner() == null ? settings.login() : settings.owner();
    migrate(flyway(settings, owner));
    try {
      beginEpoch(settings, owner);
      if (settings.owner() != null) {
        grant(settings);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private static void migrate(Flyway flyway) {
    var told =
        CompletableFuture.runAsync(
            () -> LOG.info("Waiting until the schema is up to date; another server may be at it"),
            CompletableFuture.delayedExecutor(TOLD_AFTER_SECONDS, TimeUnit.SECONDS));
    try {
      flyway.migrate();
    } finally {
      told.cancel(false);
    }
  }

  /** Whether there is nothing to bring up to date. Looks as the server, and changes nothing. */
  public static boolean areDone(DatabaseSettings settings) {
    return flyway(settings, settings.login()).info().pending().length == 0;
  }

  static Flyway flyway(DatabaseSettings settings, DatabaseSettings.@Nullable Login login) {
    return Flyway.configure()
        .dataSource(source(settings, login))
        .callbacks(new Limits(settings))
        .locations(LOCATION)
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .lockRetryCount(TRIES_A_SECOND_APART)
        .load();
  }

  private static void beginEpoch(DatabaseSettings settings, DatabaseSettings.@Nullable Login owner)
      throws SQLException {
    try (var connection = source(settings, owner).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(limit(settings));
      statement.execute(EPOCH);
    }
  }

  /** Says how long to wait, on whatever connection the schema is changed by. */
  private static final class Limits extends BaseCallback {
    private final DatabaseSettings settings;

    Limits(DatabaseSettings settings) {
      this.settings = settings;
    }

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.AFTER_CONNECT;
    }

    @Override
    public void handle(Event event, Context context) {
      try (var statement = context.getConnection().createStatement()) {
        statement.execute(limit(settings));
      } catch (SQLException e) {
        throw Failures.of(e);
      }
    }
  }

  /** Whoever waits for a table makes all others wait for it who come later. */
  private static String limit(DatabaseSettings settings) {
    return "SET lock_timeout = " + settings.lock().toMillis();
  }

  static PGSimpleDataSource source(
      DatabaseSettings settings, DatabaseSettings.@Nullable Login login) {
    var source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    if (login != null) {
      source.setUser(login.user());
      source.setPassword(login.password());
    }
    source.setConnectTimeout((int) settings.connect().toSeconds());
    source.setTcpKeepAlive(true);
    return source;
  }

  private static void grant(DatabaseSettings settings) throws SQLException {
    var role = roleOf(settings);
    try (var connection = source(settings, settings.owner()).getConnection()) {
      if (role.equals(asked(connection, "SELECT quote_ident(current_user)"))) {
        return;
      }
      var schema = asked(connection, "SELECT quote_ident(current_schema())");
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(limit(settings));
        statement.execute(ALONE);
        for (var grant : GRANTS) {
          statement.execute(grant.formatted(role, schema));
        }
      }
      connection.commit();
    }
  }

  /** The server's role, quoted by PostgreSQL itself. */
  private static String roleOf(DatabaseSettings settings) throws SQLException {
    try (var connection = source(settings, settings.login()).getConnection()) {
      return asked(connection, "SELECT quote_ident(current_user)");
    }
  }

  private static String asked(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(question)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    }
  }
}
