package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Secrets;
import dev.issuetracker.rest.json.SentBody;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed digests of requests: equal requests have equal ones, and nobody can tell from one what was
 * sent.
 */
@Singleton
final class Fingerprints {
  private static final String ALGORITHM = "HmacSHA256";

  private final Secrets secrets;

  Fingerprints(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Of the path, the query in any order, the conditions, and the meaning of the body. */
  String of(HttpRequest<?> request) {
    var sent =
        request.getPath()
            + '\n'
            + new TreeMap<>(request.getParameters().asMap())
            + '\n'
            + request.getHeaders().getAll("If-Match")
            + '\n'
            + SentBody.canonical(request);
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secrets.secret("idempotency"), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(sent.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java lacks " + ALGORITHM, missing);
    }
  }
}
