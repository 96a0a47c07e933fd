package dev.issuetracker.application.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text that opens the door: 256 random bits behind a prefix that leak scanners can look for.
 * Only its hash is kept. A fast hash is enough, because nobody can try out 256 bits.
 */
public record TokenSecret(String text) {
  public static final String PREFIX = "trk_";

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  static TokenSecret mint(Randomness randomness) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return new TokenSecret(PREFIX + encoder.encodeToString(randomness.bytes(BYTES)));
  }

  /** Empty for a text that no token can be. */
  public static Optional<TokenSecret> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new TokenSecret(text)) : Optional.empty();
  }

  /** SHA-256 in hexadecimal. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Never the secret itself: this ends up in logs. */
  @Override
  public String toString() {
    return PREFIX + "...";
  }
}
