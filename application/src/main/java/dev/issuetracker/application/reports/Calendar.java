package dev.issuetracker.application.reports;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How time is cut up: in days, or in weeks from Monday, as they are in a time zone. */
public record Calendar(Interval interval, ZoneId zone) {

  /** How long the pieces are. */
  public enum Interval {
    DAY,
    WEEK;

    private final String code = name().toLowerCase(Locale.ROOT);

    public String code() {
      return code;
    }
  }

  /** The intervals that some days up to and with today lie in. */
  public List<LocalDate> lastDays(int days, Instant now) {
    var today = LocalDate.ofInstant(now, zone);
    var first = begin(today.minusDays(days - 1L));
    return Stream.iterate(first, date -> !date.isAfter(today), this::next).toList();
  }

  /** When an interval begins. A day need not begin at midnight where clocks are turned. */
  public Instant begin(LocalDate date, int intervals) {
    var begin = interval == Interval.DAY ? date.plusDays(intervals) : date.plusWeeks(intervals);
    return begin.atStartOfDay(zone).toInstant();
  }

  private LocalDate begin(LocalDate date) {
    return switch (interval) {
      case DAY -> date;
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    };
  }

  private LocalDate next(LocalDate date) {
    return switch (interval) {
      case DAY -> date.plusDays(1);
      case WEEK -> date.plusWeeks(1);
    };
  }
}
