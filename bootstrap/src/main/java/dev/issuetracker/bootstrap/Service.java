package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.postgres.Database;
import dev.issuetracker.bootstrap.postgres.EmbeddedPostgres;
import dev.issuetracker.bootstrap.settings.DatabaseSource;
import dev.issuetracker.bootstrap.settings.Secret;
import dev.issuetracker.bootstrap.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Everything that runs between the first line on the terminal and the last. */
record Service(Shutdown shutdown) {

  static Service start(Settings settings) {
    var shutdown = Shutdown.onSignal();
    if (settings.exitsWithParent()) {
      shutdown.closesLater(ParentWatch.start());
    }
    var database = database(settings, shutdown);
    var server = shutdown.closesLater(Server.start(settings, database));
    announce(settings, database, server);
    return new Service(shutdown);
  }

  void awaitEnd() {
    shutdown.awaitEnd();
  }

  private static Database database(Settings settings, Shutdown shutdown) {
    return switch (settings.database()) {
      case DatabaseSource.Embedded embedded ->
          shutdown.closesLater(EmbeddedPostgres.start(settings.dataDirectory())).database();
      case DatabaseSource.External external -> external(external);
    };
  }

  private static Database external(DatabaseSource.External external) {
    var user = orEmpty(external.user());
    var password = revealed(external.password());
    return external.ownerUser() == null
        ? new Database(external.jdbcUrl(), user, password, user, password)
        : new Database(
            external.jdbcUrl(),
            user,
            password,
            external.ownerUser(),
            revealed(external.ownerPassword()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String revealed(@Nullable Secret secret) {
    return secret == null ? "" : secret.value();
  }

  private static void announce(Settings settings, Database database, Server server) {
    var where =
        settings.database() instanceof DatabaseSource.Embedded
            ? settings.dataDirectory().toAbsolutePath().normalize() + " (PostgreSQL of its own)"
            : database.jdbcUrl().replaceFirst("\\?.*", "");
    System.out.println(
        "Issue Tracker " + Build.thisOne().version() + " listens on " + server.url());
    System.out.println("Docs: " + server.url() + "/docs");
    System.out.println("Data: " + where);
  }
}
