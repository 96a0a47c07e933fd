package dev.issuetracker.rest.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tag of an answer: its prefix, if it has one, and a digest of its bytes. */
public record EntityTag(String value) {

  private static final Pattern LISTED = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7e]*\")");

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

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
