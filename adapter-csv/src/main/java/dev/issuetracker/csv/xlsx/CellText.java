package dev.issuetracker.csv.xlsx;

import java.util.regex.Pattern;

/**
 * Texts as workbooks write them. What XML cannot hold stands there as {@code _xHHHH_}; what looks
 * like that without being it has its underscore written so.
 */
final class CellText {
  static final int MOST = 1 << 20;

  private static final Pattern CODE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private CellText() {}

  static String read(String written) {
    if (!written.contains("_x")) {
      return written;
    }
    return CODE.matcher(written)
        .replaceAll(
            code -> {
              char point = (char) Integer.parseInt(code.group(1), 16);
              return Character.isSurrogate(point)
                  ? java.util.regex.Matcher.quoteReplacement(code.group())
                  : java.util.regex.Matcher.quoteReplacement(String.valueOf(point));
            });
  }

  static void write(StringBuilder to, String text) {
    for (int i = 0; i < text.length(); i++) {
      char point = text.charAt(i);
      switch (point) {
        case '&' -> to.append("&amp;");
        case '<' -> to.append("&lt;");
        case '>' -> to.append("&gt;");
        case '_' -> to.append(looksLikeCode(text, i) ? "_x005F_" : "_");
        case '\n', '\t' -> to.append(point);
        default -> {
          if (point < ' ' || point == '\uFFFE' || point == '\uFFFF') {
            to.append("_x%04X_".formatted((int) point));
          } else {
            to.append(point);
          }
        }
      }
    }
  }

  private static boolean looksLikeCode(String text, int at) {
    return text.startsWith("_x", at)
        && CODE.matcher(text).region(at, Math.min(text.length(), at + 7)).matches();
  }
}
