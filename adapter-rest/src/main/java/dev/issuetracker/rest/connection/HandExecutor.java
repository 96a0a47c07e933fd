package dev.issuetracker.rest.connection;

import io.micronaut.context.annotation.Factory;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/** Offers the thread in hand to those who ask for an executor by its name. */
@Factory
final class HandExecutor {
  @Singleton
  @Named(ThreadInHand.NAME)
  ExecutorService inHand(@Named(TaskExecutors.BLOCKING) ExecutorService others) {
    return new ThreadInHand.InHand(others);
  }
}
