package dev.issuetracker.domain;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What every text must keep: a length in code points, and no characters that nobody can see. */
public final class Texts {
  public static final int TITLE_LIMIT = 255;
  public static final int LONG_TEXT_LIMIT = 65_536;
  public static final int NAME_LIMIT = 100;
  public static final int EXTERNAL_ID_LIMIT = 200;

  /** What stands where a text was redacted. */
  public static final String REDACTED = "[redacted]";

  private Texts() {}

  /** A text of one line that must say something: judged as it stands after {@link #trim}. */
  public static Optional<Fault> line(String pointer, @Nullable String text, int limit) {
    return line(pointer, text, limit, Unseen::is);
  }

  /**
   * A line that tells somebody or something from others, and so holds nothing that nobody sees. For
   * new names; those that are there already stay.
   */
  public static Optional<Fault> name(String pointer, @Nullable String text, int limit) {
    return line(pointer, text, limit).or(() -> unseen(pointer, given(text)));
  }

  static Optional<Fault> unseen(String pointer, String name) {
    var point = Unseen.firstIn(trim(name));
    return point.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                pointer,
                "invisible_character",
                "holds the character U+%04X, which nobody sees".formatted(point.getAsInt())));
  }

  static Optional<Fault> line(
      String pointer, @Nullable String text, int limit, IntPredicate unseen) {
    if (text == null) {
      return Optional.of(Fault.required(pointer));
    }
    var trimmed = trim(text);
    if (isBlank(trimmed, unseen)) {
      return Optional.of(new Fault(pointer, "blank", "must not be blank"));
    }
    return unreadable(pointer, trimmed, false).or(() -> length(pointer, trimmed, limit));
  }

  /** A text of many lines that may be missing. */
  public static Optional<Fault> longText(String pointer, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    return unreadable(pointer, text, true).or(() -> length(pointer, text, LONG_TEXT_LIMIT));
  }

  /** A text of many lines that must say something. */
  public static Optional<Fault> comment(String pointer, @Nullable String text) {
    if (text == null) {
      return Optional.of(Fault.required(pointer));
    }
    return isBlank(text, Unseen::is)
        ? Optional.of(new Fault(pointer, "blank", "must not be blank"))
        : longText(pointer, text);
  }

  /** Without white space at the ends, Unicode's included. */
  public static String trim(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    int end = text.length();
    while (end > start && isSpace(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  /** Java's idea of white space leaves out the spaces at which no line may break. */
  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  /** Whether a reader would see nothing: spaces, or marks that only guide the letters around. */
  private static boolean isBlank(String text, IntPredicate unseen) {
    return text.codePoints().allMatch(point -> isSpace(point) || unseen.test(point));
  }

  /** A text that has been judged, so that it cannot be missing. */
  public static String given(@Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException("a text is missing that the rules require");
    }
    return text;
  }

  /**
   * The beginning of a text, with a mark behind it if there is more. Looks at no more than it
   * shows, and cuts no character in half.
   */
  public static String clip(String text, int most, String mark) {
    int looked = (int) Math.min(text.length(), 2L * most + 1);
    return text.codePointCount(0, looked) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)) + mark;
  }

  /** An empty long text is no text. */
  public static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static Optional<Fault> length(String pointer, String text, int limit) {
    if (text.codePointCount(0, text.length()) <= limit) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(pointer, "too_long", "must have at most " + limit + " characters"));
  }

  static Optional<Fault> unreadable(String pointer, String text, boolean lines) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        return Optional.of(
            new Fault(pointer, "lone_surrogate", "holds half a character (a lone surrogate)"));
      }
      if (Character.getType(point) == Character.CONTROL
          && !(lines && (point == '\n' || point == '\t'))) {
        return Optional.of(
            new Fault(
                pointer,
                "control_character",
                "holds the control character U+%04X".formatted(point)));
      }
      i += Character.charCount(point);
    }
    return Optional.empty();
  }
}
