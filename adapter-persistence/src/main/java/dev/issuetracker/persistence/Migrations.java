package dev.issuetracker.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings the schema up to date, under a lock, so that of many servers one does it. If the schema
 * has an owner of its own, the server's role then gets what it needs and no more: it cannot change
 * the past, and it cannot change the schema.
 */
public final class Migrations {
  private static final String LOCATION = "classpath:dev/issuetracker/persistence/migration";

  /** Two who grant at once would meet in the catalogue. */
  private static final String ALONE = "SELECT pg_advisory_xact_lock(7305808869230243911)";

  /** The default privileges are those of the sequences that new projects bring along. */
  private static final List<String> GRANTS =
      List.of(
          "REVOKE ALL ON ALL TABLES IN SCHEMA %2$s FROM %1$s",
          "GRANT USAGE ON SCHEMA %2$s TO %1$s",
          "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %2$s TO %1$s",
          "ALTER DEFAULT PRIVILEGES IN SCHEMA %2$s GRANT USAGE, SELECT ON SEQUENCES TO %1$s",
          "GRANT SELECT ON ALL TABLES IN SCHEMA %2$s TO %1$s",
          "GRANT INSERT ON secrets, users, projects, labels, issues, issue_keys, issue_labels,"
              + " issue_activity, comments, events, event_texts, idempotency_keys TO %1$s",
          "GRANT UPDATE ON users, projects, labels, issues, issue_activity, idempotency_keys"
              + " TO %1$s",
          "GRANT UPDATE (body) ON comments TO %1$s",
          "GRANT UPDATE (before, after) ON event_texts TO %1$s",
          "GRANT DELETE ON labels, issue_labels, idempotency_keys TO %1$s",
          "GRANT INSERT, UPDATE ON attachments TO %1$s",
          "GRANT INSERT, UPDATE, DELETE ON blobs, blob_chunks TO %1$s");

  private Migrations() {}

  /** Migrates as the owner, if there is one, else as the server. */
  public static void run(DatabaseSettings settings) {
    var owner = settings.owner() == null ? settings.login() : settings.owner();
    Flyway.configure()
        .dataSource(source(settings, owner))
        .locations(LOCATION)
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .load()
        .migrate();
    if (settings.owner() != null) {
      try {
        grant(settings);
      } catch (SQLException e) {
        throw Failures.of(e);
      }
    }
  }

  private static PGSimpleDataSource source(
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
