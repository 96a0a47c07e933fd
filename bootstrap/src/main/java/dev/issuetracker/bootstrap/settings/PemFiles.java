package dev.issuetracker.bootstrap.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Judges a certificate and its key before anybody tries to listen with them: what a TLS library
 * says about bad ones helps nobody.
 */
final class PemFiles {
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END [A-Z0-9 ]*PRIVATE"
              + " KEY-----");

  private PemFiles() {}

  /** What is wrong with them, in a sentence that names the variable; empty if they fit. */
  static Optional<String> fault(Path certificate, Path key) {
    try {
      return judge(publicKey(certificate), privateKey(key), key);
    } catch (IOException unreadable) {
      return Optional.of("TRACKER_TLS_CERT or TRACKER_TLS_KEY cannot be read: " + unreadable);
    } catch (GeneralSecurityException noCertificate) {
      return Optional.of("TRACKER_TLS_CERT holds no certificate in PEM: " + certificate);
    }
  }

  private static PublicKey publicKey(Path file) throws IOException, GeneralSecurityException {
    try (var bytes = Files.newInputStream(file)) {
      // The chain begins with the server's own.
      return CertificateFactory.getInstance("X.509").generateCertificate(bytes).getPublicKey();
    }
  }

  private record Pem(String kind, byte[] bytes) {}

  private static Optional<Pem> privateKey(Path file) throws IOException {
    var found = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    return found.find()
        ? Optional.of(
            new Pem(found.group(1).strip(), Base64.getMimeDecoder().decode(found.group(2))))
        : Optional.empty();
  }

  private static Optional<String> judge(PublicKey certified, Optional<Pem> given, Path file) {
    if (given.isEmpty()) {
      return Optional.of("TRACKER_TLS_KEY holds no private key in PEM: " + file);
    }
    var pem = given.get();
    if (!pem.kind.isEmpty()) {
      return Optional.of(
          "TRACKER_TLS_KEY must hold an unencrypted PKCS#8 key; make one of it with"
              + " \"openssl pkcs8 -topk8 -nocrypt\": "
              + file);
    }
    try {
      var spec = new PKCS8EncodedKeySpec(pem.bytes);
      var key = KeyFactory.getInstance(certified.getAlgorithm()).generatePrivate(spec);
      return belongTogether(certified, key)
          ? Optional.empty()
          : Optional.of("TRACKER_TLS_KEY is not the key of the certificate: " + file);
    } catch (GeneralSecurityException broken) {
      return Optional.of(
          "TRACKER_TLS_KEY is broken, or no %s key as the certificate needs: %s"
              .formatted(certified.getAlgorithm(), file));
    }
  }

  /** Whether what the one signs, the other knows. */
  private static boolean belongTogether(PublicKey certified, PrivateKey key)
      throws GeneralSecurityException {
    var text = "to be signed".getBytes(StandardCharsets.US_ASCII);
    var signature = Signature.getInstance(signing(certified.getAlgorithm()));
    signature.initSign(key);
    signature.update(text);
    var signed = signature.sign();
    signature.initVerify(certified);
    signature.update(text);
    return signature.verify(signed);
  }

  private static String signing(String keys) {
    return switch (keys) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> keys;
    };
  }
}
