package dev.issuetracker.application.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as files write them: RFC 3339, or without an offset for UTC, or a day alone. */
final class Moments {
  private static final int LENGTH_OF_DAY = "2026-01-09".length();

  private Moments() {}

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(time(text))
          .map(time -> time.truncatedTo(ChronoUnit.MICROS))
          .filter(time -> time.atOffset(ZoneOffset.UTC).getYear() >= 1);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant time(String text) {
    if (text.length() == LENGTH_OF_DAY) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    var joined = text.replace(' ', 'T');
    boolean zoned =
        joined.indexOf('Z') > 0
            || joined.lastIndexOf('-') > LENGTH_OF_DAY
            || joined.indexOf('+') > 0;
    return zoned
        ? OffsetDateTime.parse(joined).toInstant()
        : LocalDateTime.parse(joined).toInstant(ZoneOffset.UTC);
  }
}
