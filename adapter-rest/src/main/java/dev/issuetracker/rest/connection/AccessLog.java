package dev.issuetracker.rest.connection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line for each answer on the logger {@code access}. Neither the query string nor any header is
 * logged: both may hold what nobody should read there.
 */
final class AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger("access");

  private final boolean enabled;

  AccessLog(boolean enabled) {
    this.enabled = enabled;
  }

  void write(Exchange exchange, int status) {
    if (!enabled || !LOG.isInfoEnabled()) {
      return;
    }
    // Where every other line has it, too.
    try (var id = MDC.putCloseable(LoggedRequest.KEY, exchange.id())) {
      LOG.atInfo()
          .addKeyValue("method", exchange.method())
          .addKeyValue("path", printable(exchange.path()))
          .addKeyValue("status", status)
          .addKeyValue("duration_ms", (System.nanoTime() - exchange.startedNanos()) / 1_000_000)
          .addKeyValue("user", exchange.user().orElse("-"))
          .log("answered");
    }
  }

  /** A path is the client's text: no line break of his may begin a line of the log. */
  private static String printable(String path) {
    String shown = path.length() <= 500 ? path : path.substring(0, 500) + "…";
    return shown.replaceAll("[^\\x21-\\x7e…]", "?");
  }
}
