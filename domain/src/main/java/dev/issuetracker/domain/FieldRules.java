package dev.issuetracker.domain;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the fields of an issue may hold, as texts that come from outside. */
final class FieldRules {
  private static final int LAST_YEAR = 9999;

  private FieldRules() {}

  static Optional<Fault> status(@Nullable String text) {
    return text == null || Status.of(text).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "/status", "invalid_status", "must be one of open, in_progress, resolved, closed"));
  }

  static Optional<Fault> priority(@Nullable String text) {
    return text == null || Priority.of(text).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "/priority", "invalid_priority", "must be one of low, medium, high, critical"));
  }

  static Optional<Fault> dueDate(@Nullable String text) {
    return text == null || date(text).isPresent()
        ? Optional.empty()
        : Optional.of(new Fault("/due_date", "invalid_date", "must be a date such as 2026-02-28"));
  }

  /** A day of the years 1 to 9999, written as ISO 8601 does. */
  static Optional<LocalDate> date(String text) {
    try {
      var date = LocalDate.parse(text);
      return date.getYear() >= 1 && date.getYear() <= LAST_YEAR
          ? Optional.of(date)
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Repeats collapse before they are counted; each wrong name is told. */
  static List<Fault> labels(String pointer, List<String> names) {
    var faults = new Faults();
    var different = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      faults.add(LabelName.check(pointer + "/" + i, names.get(i)));
      different.add(LabelName.fold(names.get(i)));
    }
    if (different.size() > Issue.MOST_LABELS) {
      faults.add(
          new Fault(pointer, "too_many", "an issue has at most " + Issue.MOST_LABELS + " labels"));
    }
    return faults.toList();
  }
}
