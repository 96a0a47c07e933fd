package dev.issuetracker.rest.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /**
   * A digest of what a resource says of itself, as a prefix of its tag: what else its answer shows,
   * such as how often it is used, changes the tag and not this.
   */
  public static String ownDigest(@Nullable Object... fields) {
    var text = new StringBuilder();
    for (var field : fields) {
      var value = String.valueOf(field);
      // The length keeps one field from looking like two, and nothing from looking like its name.
      text.append(field == null ? -1 : value.length()).append(':').append(value);
    }
    return HexFormat.of().formatHex(sha256(text.toString().getBytes(UTF_8)), 0, 12);
  }

  /** Whether a list of tags names one that begins with a prefix, or is nothing else. */
  static boolean namesPrefix(String ifMatch, String prefix) {
    if (ifMatch.strip().equals("*")) {
      return true;
    }
    Matcher listed = LISTED.matcher(ifMatch);
    while (listed.find()) {
      String tag = listed.group(1);
      if (tag.equals('"' + prefix + '"') || tag.startsWith('"' + prefix + '-')) {
        return true;
      }
    }
    return false;
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
