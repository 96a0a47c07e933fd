package dev.issuetracker.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreferenceTest {

  @Test
  void without_a_wish_the_answer_waits_half_a_minute_and_claims_nothing() {
    assertThat(Preference.of(List.of())).isEqualTo(new Preference(Duration.ofSeconds(30), null));
    assertThat(Preference.of(List.of("wait=soon")).applied()).isNull();
  }

  @Test
  void waits_as_long_as_it_is_told_but_two_minutes_at_most() {
    assertThat(Preference.of(List.of("wait=10")))
        .isEqualTo(new Preference(Duration.ofSeconds(10), "wait=10"));
    assertThat(Preference.of(List.of("Wait = 999")))
        .isEqualTo(new Preference(Duration.ofSeconds(120), "wait=120"));
  }

  @Test
  void does_not_wait_for_who_wants_no_answer_at_once() {
    assertThat(Preference.of(List.of("respond-async")))
        .isEqualTo(new Preference(Duration.ZERO, "respond-async"));
    assertThat(Preference.of(List.of("respond-async, wait=5")))
        .isEqualTo(new Preference(Duration.ofSeconds(5), "respond-async, wait=5"));
  }
}
