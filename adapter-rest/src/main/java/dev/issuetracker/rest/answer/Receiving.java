package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Actor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * Files that are sent to the server. Their senders may take hours, and as long each keeps a thread
 * and some of what he sent, so that there are places for so many. Who gets none is refused before
 * anything of his file is read.
 */
@Singleton
public final class Receiving implements MeterBinder {
  private final SharedPlaces places;

  Receiving(ReceivingSettings settings) {
    places = new SharedPlaces(settings.most(), "Too many files are coming in; try again soon.");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("tracker.receiving", places, SharedPlaces::taken)
        .description("Files that are coming in")
        .register(registry);
  }

  /** Receives in a place, if there is one; otherwise closes the body. */
  public <T> T from(Actor sender, InputStream body, Supplier<T> receive) {
    try {
      places.take(sender);
    } catch (RuntimeException refused) {
      leave(body);
      throw refused;
    }
    try {
      return receive.get();
    } finally {
      places.leave(sender);
    }
  }

  /** Or the connection would wait for somebody to read it. */
  private static void leave(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
