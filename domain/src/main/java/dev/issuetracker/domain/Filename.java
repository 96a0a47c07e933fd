package dev.issuetracker.domain;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The name of a file, fit for every file system and every screen. Whatever a caller sent becomes
 * one: a file is worth keeping even if its name is not. It has no folders, no character that nobody
 * can see or that turns the reading direction, none that Windows keeps for itself, and none of the
 * names that are devices there; and it is short enough.
 */
public record Filename(String value) {
  /** What most file systems take, in bytes of UTF-8. */
  private static final int MOST_BYTES = 255;

  /** An ending that is longer is no ending. */
  private static final int LONGEST_ENDING = 20;

  private static final String UNNAMED = "file";
  private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
  private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|(com|lpt)[0-9¹²³])\\s*(\\..*)?", Pattern.CASE_INSENSITIVE);

  public Filename {
    value = fit(value);
  }

  public static Filename of(String sent) {
    return new Filename(sent);
  }

  /** The best that can be made of what was sent. What is fit already stays as it is. */
  private static String fit(String sent) {
    var visible = visible(FOLDERS.matcher(sent).replaceFirst(""));
    var plain = RESERVED.matcher(Normalizer.normalize(visible, Normalizer.Form.NFC));
    var cut = shortened(trimmed(plain.replaceAll("_")));
    if (cut.isEmpty()) {
      return UNNAMED;
    }
    // Last, because a name can become that of a device by what is cut out of it.
    return DEVICE.matcher(cut).matches() ? shortened("_" + cut) : cut;
  }

  private static String visible(String name) {
    var kept = new StringBuilder();
    name.codePoints().filter(Filename::isVisible).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** No expression for this: one that looks for an end tries each run of spaces on its way. */
  private static String trimmed(String name) {
    int start = 0;
    int end = name.length();
    while (start < end && isSpace(name.charAt(start))) {
      start++;
    }
    while (end > start && (isSpace(name.charAt(end - 1)) || name.charAt(end - 1) == '.')) {
      end--;
    }
    return name.substring(start, end);
  }

  private static boolean isSpace(char character) {
    return Character.isSpaceChar(character) || Character.isWhitespace(character);
  }

  /** The ending stays, because programs go by it. */
  private static String shortened(String name) {
    if (bytes(name) <= MOST_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    var ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
    var stem = name.substring(0, name.length() - ending.length());
    int room = MOST_BYTES - bytes(ending);
    int end = 0;
    for (int point; end < stem.length(); end += Character.charCount(point)) {
      point = stem.codePointAt(end);
      room -= bytes(point);
      if (room < 0) {
        break;
      }
    }
    return trimmed(stem.substring(0, end)) + ending;
  }

  private static int bytes(String text) {
    return text.codePoints().map(Filename::bytes).sum();
  }

  private static int bytes(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }

  @Override
  public String toString() {
    return value;
  }
}
