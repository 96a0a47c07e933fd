package dev.issuetracker.application.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.reports.Calendar.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aDayOnWhichClocksAreTurnedIsShorterOrLonger() {
    var days = new Calendar(Interval.DAY, BERLIN);

    assertThat(length(days, LocalDate.parse("2026-03-29"))).isEqualTo(Duration.ofHours(23));
    assertThat(length(days, LocalDate.parse("2026-10-25"))).isEqualTo(Duration.ofHours(25));
    assertThat(days.begin(LocalDate.parse("2026-03-29"), 0)).isEqualTo("2026-03-28T23:00:00Z");
  }

  @Test
  void aWeekBeginsOnMondayOfTheTimeZone() {
    var sundayNight = Instant.parse("2026-01-11T23:30:00Z");

    assertThat(new Calendar(Interval.WEEK, ZoneOffset.UTC).lastDays(1, sundayNight))
        .containsExactly(LocalDate.parse("2026-01-05"));
    assertThat(new Calendar(Interval.WEEK, BERLIN).lastDays(8, sundayNight))
        .containsExactly(LocalDate.parse("2026-01-05"), LocalDate.parse("2026-01-12"));
  }

  private static Duration length(Calendar days, LocalDate day) {
    return Duration.between(days.begin(day, 0), days.begin(day, 1));
  }
}
