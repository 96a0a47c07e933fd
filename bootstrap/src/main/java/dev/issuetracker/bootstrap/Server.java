package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.postgres.Database;
import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.Settings;
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
record Server(ApplicationContext context, String url) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final long GRACE_SECONDS = 12;

  static Server start(Settings settings, Database database) {
    var context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .properties(ServerProperties.of(settings))
            .singletons(settings, database)
            .build();
    try {
      var http = context.start().getBean(EmbeddedServer.class).start();
      return new Server(context, http.getURL().toString());
    } catch (ServerStartupException e) {
      context.close();
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
