package dev.issuetracker.bootstrap.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this machine that nobody else vouches for, made for one test. */
public record SelfSigned(KeyStore store, Path certificate, Path key) {
  private static final char[] PASSWORD = "only for this test".toCharArray();

  /**
   * @param algorithm RSA, EC or Ed25519
   */
  public static SelfSigned in(Path directory, String algorithm) throws Exception {
    var file = directory.resolve(algorithm + ".p12");
    var tool =
        new ProcessBuilder(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-J-XX:+UseSerialGC",
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                    .toList())
            .redirectErrorStream(true)
            .start();
    if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
      throw new AssertionError(new String(tool.getInputStream().readAllBytes()));
    }
    var store = KeyStore.getInstance(file.toFile(), PASSWORD);
    var certificate = directory.resolve(algorithm + "-cert.pem");
    var key = directory.resolve(algorithm + "-key.pem");
    write(certificate, "CERTIFICATE", store.getCertificate("server").getEncoded());
    Key secret = store.getKey("server", PASSWORD);
    write(key, "PRIVATE KEY", secret.getEncoded());
    return new SelfSigned(store, certificate, key);
  }

  public static void write(Path file, String kind, byte[] bytes) throws IOException {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind),
        StandardCharsets.US_ASCII);
  }

  /** Of a client who has been told to trust it. */
  public SSLContext trusting() throws GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
