package dev.issuetracker.rest.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tag of an answer: its prefix, if it has one, and a digest of its bytes. */
public record EntityTag(String value) {

  private static final Pattern LISTED = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7e]*\")");
  private static final Pattern LIST =
      Pattern.compile(LISTED + "(?:[ \\t]*,[ \\t]*" + LISTED + "){0,63}");
  private static final int LONGEST = 4_096;

  public static EntityTag of(String prefix, byte[] body) {
    String digest = HexFormat.of().formatHex(sha256(body), 0, 12);
    return new EntityTag('"' + (prefix.isEmpty() ? digest : prefix + "-" + digest) + '"');
  }

  /** Whether a list of tags names this one, by the weak comparison of RFC 9110. */
  public boolean isNamedBy(String ifNoneMatch) {
    if (ifNoneMatch.strip().equals("*")) {
      return true;
    }
    Matcher listed = LISTED.matcher(ifNoneMatch);
    while (listed.find()) {
      if (listed.group(1).equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a header is a list of tags, or a star. */
  static boolean areTags(String header) {
    var text = header.strip();
    return text.equals("*") || (text.length() <= LONGEST && LIST.matcher(text).matches());
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
