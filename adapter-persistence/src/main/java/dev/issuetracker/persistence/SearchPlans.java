package dev.issuetracker.persistence;

import dev.issuetracker.application.finding.SearchText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a minute how words are looked for. Whoever pages through what they find asks with
 * the same words again and again, and how frequent they are changes when the tables are next
 * analyzed, not from one request to the next. What names an issue is looked up each time.
 */
final class SearchPlans {
  static final long LIFE_NANOS = Duration.ofMinutes(1).toNanos();
  static final int MOST = 1_000;

  private final LongSupplier nanos;
  private final Map<Asked, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Known> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param completed as in {@link SearchPlan}
   */
  record Asked(SearchText text, @Nullable Boolean completed) {}

  private record Known(SearchPlan plan, long since) {}

  SearchPlans(LongSupplier nanos) {
    this.nanos = nanos;
  }

  SearchPlan of(Asked asked, Function<Asked, SearchPlan> maker) {
    if (asked.text.named().isPresent()) {
      return maker.apply(asked);
    }
    long now = nanos.getAsLong();
    var remembered = remembered(asked);
    if (remembered != null && now - remembered.since < LIFE_NANOS) {
      return remembered.plan;
    }
    var plan = maker.apply(asked);
    synchronized (known) {
      known.put(asked, new Known(plan, now));
    }
    return plan;
  }

  private @Nullable Known remembered(Asked asked) {
    synchronized (known) {
      return known.get(asked);
    }
  }
}
