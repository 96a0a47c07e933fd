package dev.issuetracker.bootstrap;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.bootstrap.postgres.EmbeddedPostgres;
import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.DatabaseSource;
import dev.issuetracker.bootstrap.settings.Secret;
import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.persistence.Database;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.DatabaseSettings.Login;
import dev.issuetracker.persistence.Migrations;
import java.util.Objects;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The database that the server works on: its own, or one that somebody else runs. */
record Store(Database database, String place) {

  /** Brings the schema up to date, and the language of searches to what the settings say. */
  static Store open(Settings settings, Shutdown shutdown) {
    return store(settings, shutdown, place -> Database.open(place, settings.searchLanguage()));
  }

  /** Leaves the schema and the language as they are: servers may run beside. */
  static Store reach(Settings settings, Shutdown shutdown) {
    return store(settings, shutdown, Store::connected);
  }

  private static Store store(
      Settings settings, Shutdown shutdown, Function<DatabaseSettings, Database> way) {
    return switch (settings.database()) {
      case DatabaseSource.Embedded ignored -> {
        var own = shutdown.closesLater(EmbeddedPostgres.start(settings.dataDirectory()));
        var where = settings.dataDirectory().toAbsolutePath().normalize();
        var database = opened(of(own.database()), settings, way);
        yield new Store(shutdown.closesLater(database), where + " (PostgreSQL of its own)");
      }
      case DatabaseSource.External external -> {
        var database = opened(of(external), settings, way);
        yield new Store(
            shutdown.closesLater(database), external.jdbcUrl().replaceFirst("\\?.*", ""));
      }
    };
  }

  private static Database opened(
      DatabaseSettings place, Settings settings, Function<DatabaseSettings, Database> way) {
    try {
      return way.apply(place.withConnections(settings.poolSize()));
    } catch (FlywayException | Unavailable e) {
      throw new StartupRefused("Cannot use the database: " + reason(e), e);
    }
  }

  private static Database connected(DatabaseSettings place) {
    if (!Migrations.areDone(place)) {
      throw new StartupRefused(
          "The database is not up to date with this version: a server that starts brings it there");
    }
    return Database.connect(place);
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

  private static DatabaseSettings of(dev.issuetracker.bootstrap.postgres.Database own) {
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
