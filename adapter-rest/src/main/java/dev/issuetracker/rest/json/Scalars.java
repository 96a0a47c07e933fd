package dev.issuetracker.rest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Single values, without any coercion: a text is no number, and a fraction is no integer. */
final class Scalars {

  private static final long LARGEST = (1L << 53) - 1;
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}"
              + "(\\.[0-9]{1,6})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

  private Scalars() {}

  static boolean supports(Class<?> type) {
    return type == String.class
        || type == ReferenceText.class
        || type == Integer.class
        || type == int.class
        || type == Long.class
        || type == long.class
        || type == Boolean.class
        || type == boolean.class
        || type == LocalDate.class
        || type == OffsetDateTime.class
        || type == Instant.class;
  }

  static Bound bind(Class<?> type, Json json, Pointer pointer, ShapeFaults faults) {
    if (type == int.class || type == Integer.class) {
      return integer(json, Integer.MIN_VALUE, Integer.MAX_VALUE, pointer, faults);
    }
    if (type == long.class || type == Long.class) {
      return integer(json, -LARGEST, LARGEST, pointer, faults);
    }
    if (type == boolean.class || type == Boolean.class) {
      return json instanceof Json.Truth(boolean value)
          ? Bound.of(value)
          : wrong("true or false", pointer, faults);
    }
    if (type == ReferenceText.class) {
      return reference(json, pointer, faults);
    }
    if (!(json instanceof Json.Text(String text))) {
      return wrong(type == String.class ? "a string" : expected(type), pointer, faults);
    }
    return type == String.class ? Bound.of(text) : temporal(type, text, pointer, faults);
  }

  private static Bound reference(Json json, Pointer pointer, ShapeFaults faults) {
    if (json instanceof Json.Text(String text)) {
      return Bound.of(new ReferenceText(text));
    }
    if (!(json instanceof Json.Numeral)) {
      return wrong("a string or an integer", pointer, faults);
    }
    return integer(json, 1, LARGEST, pointer, faults) instanceof Bound.Value(Long id)
        ? Bound.of(new ReferenceText(Long.toString(id)))
        : new Bound.Faulty();
  }

  private static Bound integer(
      Json json, long least, long most, Pointer pointer, ShapeFaults faults) {
    if (!(json instanceof Json.Numeral(String digits)) || !INTEGER.matcher(digits).matches()) {
      return wrong("an integer", pointer, faults);
    }
    if (digits.length() <= 18) {
      long value = Long.parseLong(digits);
      if (value >= least && value <= most) {
        return most == Integer.MAX_VALUE ? Bound.of((int) value) : Bound.of(value);
      }
    }
    faults.add(pointer, "out_of_range", "must be from " + least + " to " + most);
    return new Bound.Faulty();
  }

  private static Bound temporal(Class<?> type, String text, Pointer pointer, ShapeFaults faults) {
    try {
      if (type == LocalDate.class && DATE.matcher(text).matches()) {
        return Bound.of(LocalDate.parse(text));
      }
      if (type != LocalDate.class && TIME.matcher(text).matches()) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        return Bound.of(type == Instant.class ? time.toInstant() : time);
      }
    } catch (DateTimeException noSuchDay) {
      return wrong(expected(type) + " that exists", pointer, faults);
    }
    return wrong(expected(type), pointer, faults);
  }

  private static String expected(Class<?> type) {
    return type == LocalDate.class
        ? "a date such as \"2026-02-01\""
        : "a time with its offset, such as \"2026-02-01T09:30:00Z\", of at most six fractional"
            + " digits";
  }

  static Bound wrong(String expected, Pointer pointer, ShapeFaults faults) {
    faults.add(pointer, "wrong_type", "must be " + expected);
    return new Bound.Faulty();
  }
}
