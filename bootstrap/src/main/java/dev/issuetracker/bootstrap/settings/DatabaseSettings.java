package dev.issuetracker.bootstrap.settings;

import org.jspecify.annotations.Nullable;

/** The {@code TRACKER_DATABASE_*} variables, which mean something only together. */
final class DatabaseSettings {
  private DatabaseSettings() {}

  static DatabaseSource read(Environment environment) {
    var url = environment.text("TRACKER_DATABASE_URL");
    var user = environment.text("TRACKER_DATABASE_USER");
    var password = environment.secret("TRACKER_DATABASE_PASSWORD");
    var owner = environment.text("TRACKER_DATABASE_OWNER_USER");
    var ownerPassword = environment.secret("TRACKER_DATABASE_OWNER_PASSWORD");
    if (owner == null && ownerPassword != null) {
      environment.fault("", "TRACKER_DATABASE_OWNER_PASSWORD needs TRACKER_DATABASE_OWNER_USER");
    }
    if (url != null) {
      var parsed = parse(environment, url);
      return new DatabaseSource.External(
          host(environment, parsed.jdbcUrl()),
          user == null ? parsed.user() : user,
          password == null ? parsed.password() : password,
          owner,
          ownerPassword);
    }
    if (anyOf(user, password, owner, ownerPassword)) {
      environment.fault(
          "", "TRACKER_DATABASE_USER, _PASSWORD and _OWNER_* need TRACKER_DATABASE_URL");
    }
    return new DatabaseSource.Embedded();
  }

  /** The fault does not repeat the value: it may hold a password. */
  private static PostgresUrl parse(Environment environment, String url) {
    return PostgresUrl.parse(url)
        .orElseGet(
            () ->
                environment.fault(
                    new PostgresUrl("", null, null),
                    "TRACKER_DATABASE_URL must be like"
                        + " jdbc:postgresql://host:5432/name?sslmode=require or"
                        + " postgresql://user:password@host1,host2/name"));
  }

  private static String host(Environment environment, String jdbcUrl) {
    return WantedHost.chosen(jdbcUrl)
        .orElseGet(
            () ->
                environment.fault(
                    jdbcUrl,
                    WantedHost.OF_CLIENTS
                        + " in TRACKER_DATABASE_URL must be primary, read-write or any, and stand"
                        + " once and not beside "
                        + WantedHost.OF_DRIVER));
  }

  private static boolean anyOf(@Nullable Object... values) {
    for (var value : values) {
      if (value != null) {
        return true;
      }
    }
    return false;
  }
}
