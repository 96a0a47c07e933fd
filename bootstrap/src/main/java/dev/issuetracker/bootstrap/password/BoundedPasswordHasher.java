package dev.issuetracker.bootstrap.password;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.people.PasswordHasher;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hashes on threads of its own, so few that the others always find a processor, and lets only so
 * many wait. Who would wait longer is turned away: later there may be room.
 */
public final class BoundedPasswordHasher implements PasswordHasher, AutoCloseable {
  private static final int IDLE_SECONDS = 60;

  private final PasswordHasher hasher;
  private final Duration patience;
  private final ThreadPoolExecutor threads;

  public BoundedPasswordHasher(
      PasswordHasher hasher, int atOnce, int mostWaiting, Duration patience) {
    this.hasher = hasher;
    this.patience = patience;
    threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(mostWaiting),
            work -> Thread.ofPlatform().daemon().name("password-hasher").unstarted(work));
    threads.allowCoreThreadTimeOut(true);
  }

  /** Half of the processors, a hundred who wait, five seconds each. */
  public static BoundedPasswordHasher of(PasswordHasher hasher) {
    int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new BoundedPasswordHasher(hasher, atOnce, 100, Duration.ofSeconds(5));
  }

  @Override
  public String hash(String password) {
    return elsewhere(() -> hasher.hash(password));
  }

  @Override
  public boolean verify(String password, String hash) {
    return elsewhere(() -> hasher.verify(password, hash));
  }

  private <T> T elsewhere(Callable<T> work) {
    try {
      var future = threads.submit(work);
      try {
        return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      } finally {
        future.cancel(false);
      }
    } catch (RejectedExecutionException | TimeoutException e) {
      throw new Unavailable("too many passwords wait to be checked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while a password waited to be checked", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a password could not be hashed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
