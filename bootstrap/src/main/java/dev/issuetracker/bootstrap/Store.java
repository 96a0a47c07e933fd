package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.postgres.Database;
import dev.issuetracker.bootstrap.postgres.EmbeddedPostgres;
import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.DatabaseSource;
import dev.issuetracker.bootstrap.settings.Secret;
import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.DatabaseSettings.Login;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The database that the server works on, its schema up to date: its own, or one that somebody else
 * runs.
 */
record Store(dev.issuetracker.persistence.Database database, String place) {

  static Store open(Settings settings, Shutdown shutdown) {
    return switch (settings.database()) {
      case DatabaseSource.Embedded ignored -> {
        var own = shutdown.closesLater(EmbeddedPostgres.start(settings.dataDirectory()));
        var where = settings.dataDirectory().toAbsolutePath().normalize();
        yield new Store(
            connect(of(own.database()), settings, shutdown), where + " (PostgreSQL of its own)");
      }
      case DatabaseSource.External external ->
          new Store(
              connect(of(external), settings, shutdown),
              external.jdbcUrl().replaceFirst("\\?.*", ""));
    };
  }

  private static dev.issuetracker.persistence.Database connect(
      DatabaseSettings database, Settings settings, Shutdown shutdown) {
    try {
      return shutdown.closesLater(
          dev.issuetracker.persistence.Database.open(
              database.withConnections(settings.poolSize()), settings.searchLanguage()));
    } catch (FlywayException e) {
      throw new StartupRefused("Cannot use the database: " + reason(e), e);
    }
  }

  private static String reason(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Objects.toString(cause.getMessage(), cause.getClass().getSimpleName())
        .lines()
        .findFirst()
        .orElse("");
  }

  private static DatabaseSettings of(Database own) {
    return DatabaseSettings.at(own.jdbcUrl(), new Login(own.user(), own.password()))
        .ownedBy(new Login(own.ownerUser(), own.ownerPassword()));
  }

  private static DatabaseSettings of(DatabaseSource.External external) {
    return DatabaseSettings.at(external.jdbcUrl(), login(external.user(), external.password()))
        .ownedBy(login(external.ownerUser(), external.ownerPassword()));
  }

  private static @Nullable Login login(@Nullable String user, @Nullable Secret password) {
    return user == null ? null : new Login(user, password == null ? null : password.value());
  }
}
