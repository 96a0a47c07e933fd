package dev.issuetracker.application.finding;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads stretches of time. A date alone is its first moment in UTC. */
final class Moments {
  private static final int LAST_YEAR = 9999;

  private Moments() {}

  static Span<Instant> span(String field, IssueFilter.Between between, Faults faults) {
    return new Span<>(
        moment(field + "_after", between.after(), faults),
        moment(field + "_before", between.before(), faults));
  }

  /** Of dates, each of which begins at its first moment. */
  static Span<LocalDate> days(String field, IssueFilter.Between between, Faults faults) {
    return new Span<>(
        day(moment(field + "_after", between.after(), faults)),
        day(moment(field + "_before", between.before(), faults)));
  }

  /** The first date that does not begin before a moment. */
  private static @Nullable LocalDate day(@Nullable Instant moment) {
    if (moment == null) {
      return null;
    }
    var date = moment.atOffset(ZoneOffset.UTC).toLocalDate();
    return date.atStartOfDay().toInstant(ZoneOffset.UTC).equals(moment) ? date : date.plusDays(1);
  }

  private static @Nullable Instant moment(String parameter, @Nullable String text, Faults faults) {
    if (text == null) {
      return null;
    }
    try {
      var moment =
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      if (moment.getYear() >= 1 && moment.getYear() <= LAST_YEAR) {
        return finest(moment.toInstant());
      }
    } catch (DateTimeException noMoment) {
      // Told below, as the other reason is.
    }
    faults.add(
        new Fault(
            parameter,
            "wrong_type",
            "must be a date such as 2026-02-01 or a time such as 2026-02-01T12:00:00Z"));
    return null;
  }

  /** What is kept is not finer than a microsecond, so what is finer lies before the next one. */
  private static Instant finest(Instant moment) {
    var micros = moment.truncatedTo(ChronoUnit.MICROS);
    return micros.equals(moment) ? moment : micros.plus(1, ChronoUnit.MICROS);
  }
}
