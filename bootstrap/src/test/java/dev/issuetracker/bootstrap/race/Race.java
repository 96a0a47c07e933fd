package dev.issuetracker.bootstrap.race;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runners who start at the same moment. */
final class Race {
  /** As often as usual, or more often where somebody has the time: {@code -Drace.factor=20}. */
  private static final int FACTOR = Integer.getInteger("race.factor", 1);

  private static final int PATIENCE_IN_SECONDS = times(60);

  private Race() {}

  static int times(int usually) {
    return Math.multiplyExact(usually, FACTOR);
  }

  /** What each of them came home with; the first failure of any of them is the caller's. */
  static <T> List<T> of(int runners, IntFunction<T> run) throws Exception {
    var start = new CyclicBarrier(runners);
    try (var threads = Executors.newFixedThreadPool(runners)) {
      var running =
          IntStream.range(0, runners)
              .mapToObj(
                  number ->
                      threads.submit(
                          (Callable<T>)
                              () -> {
                                start.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
                                return run.apply(number);
                              }))
              .toList();
      var results = new ArrayList<T>();
      for (Future<T> each : running) {
        results.add(each.get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    }
  }
}
