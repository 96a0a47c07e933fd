package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.settings.Listen;
import dev.issuetracker.bootstrap.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/** The settings that the framework obeys, in its own words. */
final class ServerProperties {
  private ServerProperties() {}

  static Map<String, Object> of(Settings settings) {
    var properties = new HashMap<String, Object>();
    properties.put("micronaut.application.name", "issue-tracker");
    properties.put("micronaut.server.host", settings.listen().host());
    properties.put("micronaut.server.port", port(settings.listen()));
    properties.put("tracker.http.access-log", settings.accessLog());
    properties.put("tracker.rate-limit", settings.requestsPerMinute());
    properties.put("tracker.trusted-proxies", settings.trustedProxies());
    properties.put("tracker.metrics", settings.metricsOpen() ? "open" : "manager");
    properties.putAll(tls(settings.listen()));
    if (!settings.corsOrigins().isEmpty()) {
      properties.put("tracker.http.cors-origins", settings.corsOrigins());
    }
    return properties;
  }

  private static int port(Listen listen) {
    return listen.port() == 0 ? -1 : listen.port();
  }

  private static Map<String, Object> tls(Listen listen) {
    if (listen.tls() == null) {
      return Map.of();
    }
    return Map.of(
        "micronaut.server.ssl.enabled",
        true,
        "micronaut.server.ssl.build-self-signed",
        false,
        "micronaut.server.ssl.port",
        port(listen),
        "micronaut.server.ssl.key-store.certificate-path",
        "file:" + listen.tls().certificate().toAbsolutePath(),
        "micronaut.server.ssl.key-store.key-path",
        "file:" + listen.tls().key().toAbsolutePath());
  }
}
