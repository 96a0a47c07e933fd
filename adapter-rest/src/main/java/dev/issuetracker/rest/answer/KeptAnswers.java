package dev.issuetracker.rest.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.idempotency.IdempotentWrites;
import dev.issuetracker.rest.problem.Problem;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much is kept for the repeats of each person. An answer may be a hundred thousand times as
 * long as its request, and is kept for a day, so that somebody could fill the disk in an hour.
 * Answers of an ordinary length cost nothing. Every server counts for itself, as with requests.
 */
@Singleton
final class KeptAnswers {
  /** So much of every answer is not counted. */
  static final int FREE = 16 << 10;

  private static final int MOST_PEOPLE = 100_000;

  private final long most;
  private final LongSupplier nanos;
  private final Cache<Long, Level> levels =
      Caffeine.newBuilder()
          .maximumSize(MOST_PEOPLE)
          .expireAfterWrite(IdempotentWrites.LIFE)
          .build();

  /** It falls evenly, from the most to nothing in as long as an answer is kept. */
  private record Level(double bytes, long at) {}

  @Inject
  KeptAnswers(KeptAnswersSettings settings) {
    this(settings.most(), System::nanoTime);
  }

  KeptAnswers(long most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  /** For what would do something, and cannot be done without its answer being kept. */
  void requireRoomFor(Actor actor) {
    double over = level(actor) - most;
    if (over >= 0) {
      long seconds = 1 + (long) (over / fallingInASecond());
      throw new ProblemException(
          Problem.of(
                  ProblemType.TOO_MANY_REQUESTS,
                  "Too many long answers are kept for your idempotency keys. Come again later.")
              .header("Retry-After", Long.toString(seconds)));
    }
  }

  boolean hasRoomFor(Actor actor) {
    return level(actor) < most;
  }

  void add(Actor actor, int size) {
    if (size > FREE) {
      levels
          .asMap()
          .compute(
              actor.id(),
              (id, before) ->
                  new Level((before == null ? 0 : now(before)) + size - FREE, nanos.getAsLong()));
    }
  }

  private double level(Actor actor) {
    var level = levels.getIfPresent(actor.id());
    return level == null ? 0 : now(level);
  }

  private double now(Level level) {
    double seconds = (double) (nanos.getAsLong() - level.at) / TimeUnit.SECONDS.toNanos(1);
    return Math.max(0, level.bytes - seconds * fallingInASecond());
  }

  private double fallingInASecond() {
    return (double) most / IdempotentWrites.LIFE.toSeconds();
  }
}
