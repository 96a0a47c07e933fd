package dev.issuetracker.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PemFilesTest {
  @TempDir private static Path directory;

  private static SelfSigned good;

  @BeforeAll
  static void make() throws Exception {
    good = SelfSigned.in(directory, "EC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void a_certificate_and_its_key_are_taken_whatever_their_kind(String algorithm) throws Exception {
    var made = SelfSigned.in(directory, algorithm);

    assertThat(settings(made.certificate(), made.key()).listen().tls())
        .isEqualTo(new Listen.Tls(made.certificate(), made.key()));
    assertThat(fault(made.certificate(), good.key())).startsWith("TRACKER_TLS_KEY is broken, or");
  }

  @Test
  void the_key_of_another_certificate_is_told_from_its_own() throws Exception {
    var other = SelfSigned.in(Files.createDirectory(directory.resolve("other")), "EC");

    assertThat(fault(good.certificate(), other.key()))
        .startsWith("TRACKER_TLS_KEY is not the key of the certificate: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EC PRIVATE KEY        | AAAA | must hold an unencrypted PKCS#8 key
          RSA PRIVATE KEY       | AAAA | must hold an unencrypted PKCS#8 key
          ENCRYPTED PRIVATE KEY | AAAA | must hold an unencrypted PKCS#8 key
          PRIVATE KEY           | AAAA | is broken
          PUBLIC KEY            | AAAA | holds no private key
          """)
  void a_key_that_cannot_be_used_is_told_so(String kind, String content, String reason)
      throws Exception {
    var file = directory.resolve("key.pem");
    SelfSigned.write(file, kind, content.getBytes());

    assertThat(fault(good.certificate(), file))
        .startsWith("TRACKER_TLS_KEY " + reason)
        .endsWith(": " + file);
  }

  @Test
  void a_certificate_that_is_none_is_told_so() throws Exception {
    var empty = Files.writeString(directory.resolve("empty.pem"), "");
    var rubbish = Files.writeString(directory.resolve("rubbish.pem"), "x");

    for (var file : new Path[] {empty, rubbish, good.key()}) {
      assertThat(fault(file, good.key()))
          .isEqualTo("TRACKER_TLS_CERT holds no certificate in PEM: " + file);
    }
  }

  private static Settings settings(Path certificate, Path key) {
    return Settings.read(variables(certificate, key));
  }

  private static String fault(Path certificate, Path key) {
    var faults = SettingsTest.faults(variables(certificate, key));
    assertThat(faults).hasSize(1);
    return faults.getFirst();
  }

  private static Map<String, String> variables(Path certificate, Path key) {
    return Map.of("TRACKER_TLS_CERT", certificate.toString(), "TRACKER_TLS_KEY", key.toString());
  }
}
