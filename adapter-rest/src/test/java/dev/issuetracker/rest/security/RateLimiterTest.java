package dev.issuetracker.rest.security;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final AtomicLong nanos = new AtomicLong(42);
  private final RateLimiter limiter = new RateLimiter(3, nanos::get);

  @Test
  void aMinuteAfterTheFirstRequestThereAreAsManyAsEver() {
    assertThat(limiter.take("a").header()).isEqualTo("\"default\";r=2;t=60");
    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    limiter.take("a");
    assertThat(limiter.take("a").exceeded()).isFalse();
    assertThat(limiter.take("a").exceeded()).isTrue();
    assertThat(limiter.look("a").resetSeconds()).isEqualTo(1);

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(limiter.take("a").remaining()).isEqualTo(2);
  }

  @Test
  void callersAreCountedApartAndLookingCostsNothing() {
    limiter.take("a");
    assertThat(limiter.look("b").remaining()).isEqualTo(3);
    assertThat(limiter.look("a").remaining()).isEqualTo(2);
    assertThat(limiter.take("b").remaining()).isEqualTo(2);
  }

  @Test
  void manyAtOnceGetNoMoreThanTheLimit() {
    var quotas = together(16, i -> limiter.take("a"));

    assertThat(quotas).filteredOn(quota -> !quota.exceeded()).hasSize(3);
  }
}
