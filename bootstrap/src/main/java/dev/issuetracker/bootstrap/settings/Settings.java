package dev.issuetracker.bootstrap.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an operator can choose.
 *
 * @param requestsPerMinute per user; 0 is no limit
 * @param adminPassword for the first start; absent, a random one is made
 * @param trustedProxies networks whose word on the client's address is believed
 * @param unknown variables that look like ours and are not
 */
public record Settings(
    Listen listen,
    DatabaseSource database,
    int poolSize,
    Path dataDirectory,
    FileSettings files,
    int requestsPerMinute,
    boolean signUpOpen,
    boolean metricsOpen,
    @Nullable Secret adminPassword,
    List<String> corsOrigins,
    List<String> trustedProxies,
    String searchLanguage,
    boolean accessLog,
    boolean exitsWithParent,
    List<String> unknown) {

  /** The variable, and the property by which logging is told what it says. */
  public static final String LOG_FORMAT = "TRACKER_LOG_FORMAT";

  /** How lines are logged, for which nobody can wait until all settings are read. */
  public static String logFormat(Map<String, String> variables) {
    return logFormat(new Environment(variables));
  }

  private static String logFormat(Environment environment) {
    return environment.choice(LOG_FORMAT, "text", "json");
  }

  /**
   * @throws InvalidSettings with every fault
   */
  public static Settings read(Map<String, String> variables) {
    var environment = new Environment(variables);
    logFormat(environment);
    var settings =
        new Settings(
            Listen.read(environment),
            DatabaseSettings.read(environment),
            environment.number("TRACKER_DATABASE_POOL", 20, 2, 1_000),
            environment.path("TRACKER_DATA_DIR", "data"),
            FileSettings.read(environment),
            environment.number("TRACKER_RATE_LIMIT", 600, 0, 1_000_000),
            environment.choice("TRACKER_SIGNUP", "off", "open").equals("open"),
            environment.choice("TRACKER_METRICS", "closed", "open").equals("open"),
            adminPassword(environment),
            environment.list(
                "TRACKER_CORS_ORIGINS", "origins like https://example.org", Network::isOrigin),
            environment.list(
                "TRACKER_TRUSTED_PROXIES", "networks like 10.0.0.0/8", Network::isCidr),
            SearchLanguage.read(environment),
            environment.choice("TRACKER_ACCESS_LOG", "off", "on").equals("on"),
            environment.flag("TRACKER_EXIT_WITH_PARENT", false),
            List.of());
    environment.throwFaults();
    return settings.noting(environment.unknown());
  }

  /** The same limits as for every other password. */
  private static @Nullable Secret adminPassword(Environment environment) {
    var password = environment.secret("TRACKER_ADMIN_PASSWORD");
    if (password != null) {
      var length = password.value().codePointCount(0, password.value().length());
      if (length < 8 || length > 128) {
        return environment.fault(password, "TRACKER_ADMIN_PASSWORD must have 8 to 128 characters");
      }
    }
    return password;
  }

  private Settings noting(List<String> strangers) {
    return new Settings(
        listen,
        database,
        poolSize,
        dataDirectory,
        files,
        requestsPerMinute,
        signUpOpen,
        metricsOpen,
        adminPassword,
        corsOrigins,
        trustedProxies,
        searchLanguage,
        accessLog,
        exitsWithParent,
        strangers);
  }
}
