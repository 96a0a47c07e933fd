package dev.issuetracker.bootstrap.password;

import dev.issuetracker.application.people.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, two passes and one lane. Hashes name their parameters, so that those of
 * older hashes go on being obeyed when these change. Not bounded by itself.
 */
public final class Argon2PasswordHasher implements PasswordHasher {
  private static final Cost COST = new Cost(19 * 1024, 2, 1);

  /** Memory up to 1 GiB, so that no hash, wherever it comes from, can ask for more. */
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private static final int MOST_KIB = 1 << 20;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  private record Cost(int kib, int passes, int lanes) {}

  @Override
  public String hash(String password) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            COST.kib,
            COST.passes,
            COST.lanes,
            encoder.encodeToString(salt),
            encoder.encodeToString(derive(password, salt, COST, HASH_BYTES)));
  }

  @Override
  public boolean verify(String password, String hash) {
    var parts = FORM.matcher(hash);
    if (!parts.matches()) {
      return false;
    }
    var cost = new Cost(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
    if (cost.kib > MOST_KIB || cost.passes < 1 || cost.lanes < 1) {
      return false;
    }
    var expected = Base64.getDecoder().decode(parts.group(5));
    var salt = Base64.getDecoder().decode(parts.group(4));
    return MessageDigest.isEqual(expected, derive(password, salt, cost, expected.length));
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private static byte[] derive(String password, byte[] salt, Cost cost, int length) {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.kib)
            .withIterations(cost.passes)
            .withParallelism(cost.lanes)
            .withSalt(salt)
            .build();
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    var hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
