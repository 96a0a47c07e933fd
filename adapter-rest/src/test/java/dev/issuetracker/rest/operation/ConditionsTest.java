package dev.issuetracker.rest.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();
  private boolean good = true;
  private final Conditions conditions = new Conditions(List.of(this::look), now::get);

  @Test
  void manyWhoAskAreAnsweredByOneLook() {
    for (int i = 0; i < 100; i++) {
      assertThat(conditions.areGood()).isTrue();
    }

    assertThat(looks).hasValue(1);
  }

  @Test
  void aSecondLaterItIsLookedAtAnew() {
    assertThat(conditions.areGood()).isTrue();
    good = false;
    now.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(conditions.areGood()).isFalse();
    assertThat(looks).hasValue(2);
  }

  private boolean look() {
    looks.incrementAndGet();
    return good;
  }
}
