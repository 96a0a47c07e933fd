package dev.issuetracker.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantTextTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-09T12:08:01.123456Z, 2026-01-09T12:08:01.123456Z",
    "2026-01-09T12:08:01Z, 2026-01-09T12:08:01.000000Z",
    "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999999Z",
    "1969-12-31T23:59:59.000001Z, 1969-12-31T23:59:59.000001Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000000Z",
    "9999-12-31T00:00:00.1Z, 9999-12-31T00:00:00.100000Z",
    "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00.000000Z",
    "-0001-06-01T00:00:00Z, -0001-06-01T00:00:00.000000Z",
  })
  void a_time_has_six_fractional_digits(Instant time, String text) {
    assertThat(InstantText.of(time)).isEqualTo(text);
  }

  @Test
  void what_is_written_is_read_back() {
    var chance = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      var time =
          Instant.ofEpochSecond(
              chance.nextLong(-62_167_219_200L, 253_402_300_800L),
              chance.nextInt(1_000_000) * 1_000L);
      assertThat(Instant.parse(InstantText.of(time))).isEqualTo(time);
    }
  }
}
