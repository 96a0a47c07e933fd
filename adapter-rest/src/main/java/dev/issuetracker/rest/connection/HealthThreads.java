package dev.issuetracker.rest.connection;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads for who asks whether the server can work, which may have to wait for the database. Those
 * of the requests may all be waiting for it already. One thread looks at a time, whoever asks.
 */
@Factory
public final class HealthThreads {
  public static final String NAME = "health";

  private static final int MOST = 2;

  @Singleton
  @Named(NAME)
  @Bean(preDestroy = "shutdown")
  ExecutorService threads() {
    return Executors.newFixedThreadPool(
        MOST, Thread.ofPlatform().name("health-", 0).daemon().factory());
  }
}
