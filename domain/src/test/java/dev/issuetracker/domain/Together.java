package dev.issuetracker.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Several threads that begin at the same moment. */
public final class Together {
  private static final int PATIENCE_SECONDS = 60;

  private Together() {}

  /** What each of the threads, numbered from 0, came to. The first failure of any is thrown. */
  public static <T> List<T> together(int threads, IntFunction<T> work) {
    var barrier = new CyclicBarrier(threads);
    var pool = Executors.newFixedThreadPool(threads, Together::daemon);
    try {
      var running = new ArrayList<Future<T>>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        running.add(
            pool.submit(
                () -> {
                  barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                  return work.apply(number);
                }));
      }
      return running.stream().map(Together::result).toList();
    } finally {
      pool.shutdownNow();
    }
  }

  /** Runs work in another thread and waits for it. */
  public static <T> T elsewhere(Callable<T> work) {
    var pool = Executors.newSingleThreadExecutor(Together::daemon);
    try {
      return result(pool.submit(work));
    } finally {
      pool.shutdownNow();
    }
  }

  /** One that hangs must not keep the tests from ending. */
  private static Thread daemon(Runnable work) {
    var thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("a thread did not end in " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
