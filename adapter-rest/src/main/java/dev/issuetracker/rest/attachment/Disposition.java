package dev.issuetracker.rest.attachment;

import java.nio.charset.StandardCharsets;

/** The header Content-Disposition of a download (RFC 6266), whatever the file is called. */
final class Disposition {
  private static final String PLAIN = "!#$&+-.^_`|~";

  private Disposition() {}

  /** The name twice: in ASCII for those who know no better, and as it is (RFC 8187). */
  static String attachment(String filename) {
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(ascii(filename), encoded(filename));
  }

  private static String ascii(String filename) {
    var text = new StringBuilder();
    filename.codePoints().forEach(point -> text.append(isAscii(point) ? (char) point : '_'));
    return text.toString();
  }

  private static boolean isAscii(int point) {
    return point >= 0x20 && point < 0x7f && point != '"' && point != '\\' && point != '%';
  }

  private static String encoded(String filename) {
    var text = new StringBuilder();
    for (byte octet : filename.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (octet >= 'a' && octet <= 'z')
              || (octet >= 'A' && octet <= 'Z')
              || (octet >= '0' && octet <= '9')
              || PLAIN.indexOf(octet) >= 0;
      text.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xff));
    }
    return text.toString();
  }
}
