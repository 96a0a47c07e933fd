package dev.issuetracker.application.sheet;

/**
 * The mark before a text that a spreadsheet might run. Marking is reversible: a text that begins
 * with a mark already gets another one.
 */
public final class Escape {
  private static final char MARK = '\'';
  private static final String RISKY = "'=+@-\t\r";

  private Escape() {}

  public static String mark(String text) {
    return isRisky(text, 0) ? MARK + text : text;
  }

  public static String unmark(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK && isRisky(text, 1) ? text.substring(1) : text;
  }

  private static boolean isRisky(String text, int place) {
    return text.length() > place && RISKY.indexOf(text.charAt(place)) >= 0;
  }
}
