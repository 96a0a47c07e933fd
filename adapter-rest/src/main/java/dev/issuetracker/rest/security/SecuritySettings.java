package dev.issuetracker.rest.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * What an operator may set about callers.
 *
 * @param rateLimit requests a minute for each caller; 0 is no limit
 * @param trustedProxies networks, as 10.0.0.0/8, whose word about a client's address is taken
 * @param metrics "open" lets everybody read the metrics
 */
@ConfigurationProperties("tracker")
public record SecuritySettings(
    @Bindable(defaultValue = "600") int rateLimit,
    @Bindable(defaultValue = "") List<String> trustedProxies,
    @Bindable(defaultValue = "manager") String metrics) {

  public SecuritySettings {
    if (rateLimit < 0) {
      throw new IllegalArgumentException("tracker.rate-limit must not be negative");
    }
    if (!metrics.equals("open") && !metrics.equals("manager")) {
      throw new IllegalArgumentException("tracker.metrics must be open or manager");
    }
    trustedProxies = trustedProxies.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  boolean metricsOpen() {
    return metrics.equals("open");
  }
}
