package dev.issuetracker.application.memory;

import dev.issuetracker.application.people.PasswordHasher;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What the JDK has by itself: PBKDF2 with HMAC-SHA-512. */
final class Pbkdf2PasswordHasher implements PasswordHasher {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final String PREFIX = "$pbkdf2-sha512$i=";
  private static final Pattern FORM =
      Pattern.compile("\\$pbkdf2-sha512\\$i=([0-9]{1,8})\\$([^$]+)\\$([^$]+)");
  private static final int SALT_BYTES = 16;
  private static final int BITS = 256;

  private final RandomGenerator chance;
  private final int iterations;

  Pbkdf2PasswordHasher(RandomGenerator chance, int iterations) {
    this.chance = chance;
    this.iterations = iterations;
  }

  @Override
  public String hash(String password) {
    var salt = new byte[SALT_BYTES];
    synchronized (chance) {
      chance.nextBytes(salt);
    }
    var encoder = Base64.getEncoder().withoutPadding();
    return PREFIX
        + iterations
        + "$"
        + encoder.encodeToString(salt)
        + "$"
        + encoder.encodeToString(derive(password, salt, iterations));
  }

  @Override
  public boolean verify(String password, String hash) {
    var parts = FORM.matcher(hash);
    if (!parts.matches()) {
      return false;
    }
    var decoder = Base64.getDecoder();
    var made = derive(password, decoder.decode(parts.group(2)), Integer.parseInt(parts.group(1)));
    return MessageDigest.isEqual(made, decoder.decode(parts.group(3)));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    try {
      var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
