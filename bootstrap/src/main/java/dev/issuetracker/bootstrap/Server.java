package dev.issuetracker.bootstrap;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.persistence.Database;
import dev.issuetracker.rest.RestDefaults;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server over a database that is there already. */
record Server(ApplicationContext context) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final long GRACE_SECONDS = 12;

  /**
   * Everything but listening.
   *
   * @param others what else there is for the parts of the server to find
   */
  static Server prepare(Settings settings, Database database, Object... others) {
    var context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .propertySources(RestDefaults.source())
            .properties(ServerProperties.of(settings))
            .singletons(settings, database)
            .singletons(others)
            .build();
    return new Server(context.start());
  }

  IssueTracker tracker() {
    return context.getBean(IssueTracker.class);
  }

  /** From now on there are requests; the URL that they go to. */
  String listen(Settings settings) {
    try {
      return context.getBean(EmbeddedServer.class).start().getURL().toString();
    } catch (ServerStartupException e) {
      throw new StartupRefused(
          "Cannot listen on %s:%d: %s"
              .formatted(settings.listen().host(), settings.listen().port(), reason(e)),
          e);
    }
  }

  private static String reason(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Objects.toString(cause.getMessage(), cause.getClass().getSimpleName());
  }

  /** Takes no new requests, lets those in flight end, and then closes what served them. */
  @Override
  public void close() {
    if (!context.isRunning()) {
      // A server that could not listen has closed itself.
      return;
    }
    try {
      context
          .getBean(GracefulShutdownManager.class)
          .shutdownGracefully()
          .toCompletableFuture()
          .orTimeout(GRACE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      LOG.warn("Some requests did not end within {} s", GRACE_SECONDS);
    } finally {
      context.close();
    }
  }
}
