package dev.issuetracker.csv.xlsx;

import dev.issuetracker.csv.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the numbers that are dates from those that are numbers: only the format of the cell knows.
 */
final class NumberFormats {
  private static final int MOST_STYLES = 100_000;

  /** As spreadsheets have it. */
  private static final int LONGEST_CODE = 255;

  /** Texts, colours and conditions, and what is only there for its width. */
  private static final Pattern NO_PLACEHOLDERS =
      Pattern.compile("\"[^\"]*\"|\\[[^\\[\\]]*\\]|\\\\.|_.|\\*.");

  private static final double LARGEST_WHOLE = 1e15;
  private static final long MILLIS_OF_DAY = 86_400_000L;

  /** The day before the first one, moved by the leap day of 1900 that there never was. */
  private static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);

  private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);
  private static final double LAST_DAY = 2_958_466;

  private final List<Boolean> dates = new ArrayList<>();
  private final LocalDate begin;

  NumberFormats(boolean since1904) {
    begin = since1904 ? SINCE_1904 : SINCE_1900;
  }

  void load(Xml xml) throws IOException {
    Set<String> ofDates = new HashSet<>();
    boolean ofCells = false;
    while (xml.nextTag()) {
      if (xml.begins("numFmt") && isDate(String.valueOf(xml.attribute("formatCode")))) {
        ofDates.add(String.valueOf(xml.attribute("numFmtId")));
      } else if (xml.begins("cellXfs") || xml.ends("cellXfs")) {
        ofCells = xml.begins("cellXfs");
      } else if (ofCells && xml.begins("xf")) {
        var format = String.valueOf(xml.attribute("numFmtId"));
        dates.add(ofDates.contains(format) || isDateOfOld(format));
      }
      if (dates.size() > MOST_STYLES || ofDates.size() > MOST_STYLES) {
        throw new Refused("broken", "has more styles than any spreadsheet makes");
      }
    }
  }

  /** The numbers that every spreadsheet knows without being told. */
  private static boolean isDateOfOld(String id) {
    return id.matches("1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8]");
  }

  private static boolean isDate(String code) {
    var clipped = code.substring(0, Math.min(code.length(), LONGEST_CODE));
    var bare = NO_PLACEHOLDERS.matcher(clipped).replaceAll("");
    return !bare.equalsIgnoreCase("General") && bare.matches("(?is).*[ymdhs].*");
  }

  String text(String number, @Nullable String style) {
    double value;
    try {
      value = Double.parseDouble(number.strip());
    } catch (NumberFormatException e) {
      return number;
    }
    if (isDateStyle(style) && value >= 0 && value < LAST_DAY) {
      return date(value);
    }
    return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
        ? Long.toString((long) value)
        : plain(value, number);
  }

  private static String plain(double value, String number) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).toPlainString() : number;
  }

  private boolean isDateStyle(@Nullable String style) {
    if (style == null || !style.matches("[0-9]{1,6}")) {
      return false;
    }
    int index = Integer.parseInt(style);
    return index < dates.size() && dates.get(index);
  }

  private String date(double value) {
    return date(begin.atStartOfDay().plus(Math.round(value * MILLIS_OF_DAY), ChronoUnit.MILLIS));
  }

  /** A day alone if it is midnight; times have no zone in a workbook and are taken as UTC. */
  private static String date(LocalDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate().toString()
        : time + "Z";
  }

  /** A date that stands there as ISO 8601 writes it. What is no date and time at once stays. */
  static String written(String text) {
    var bare = text.strip();
    try {
      return date(
          LocalDateTime.parse(bare.endsWith("Z") ? bare.substring(0, bare.length() - 1) : bare));
    } catch (DateTimeParseException e) {
      return text;
    }
  }
}
