package dev.issuetracker.application.people;

import dev.issuetracker.application.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names as they were typed at the door, unreadable: people type passwords into the wrong field, and
 * those must not be kept.
 */
final class NameDigest {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  NameDigest(Secrets secrets) {
    this.key = new SecretKeySpec(secrets.secret("sign-in names"), ALGORITHM);
  }

  String of(String name) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
