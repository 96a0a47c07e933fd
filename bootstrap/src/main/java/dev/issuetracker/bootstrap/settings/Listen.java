package dev.issuetracker.bootstrap.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the server can be reached; port 0 is any free one. */
public record Listen(String host, int port, @Nullable Tls tls) {

  /** Certificate chain and key, both PEM. */
  public record Tls(Path certificate, Path key) {}

  /** Whether only programs on this machine can come. A name is believed to be what it says. */
  public boolean isLoopback() {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }

  static Listen read(Environment environment) {
    return new Listen(
        environment.text("TRACKER_HOST", "127.0.0.1"),
        environment.number("TRACKER_PORT", 8080, 0, 65_535),
        tls(environment));
  }

  private static @Nullable Tls tls(Environment environment) {
    var certificate = environment.readableFile("TRACKER_TLS_CERT");
    var key = environment.readableFile("TRACKER_TLS_KEY");
    if (certificate != null && key != null) {
      if (Files.isReadable(certificate) && Files.isReadable(key)) {
        PemFiles.fault(certificate, key).ifPresent(environment::fault);
      }
      return new Tls(certificate, key);
    }
    if (certificate != null || key != null) {
      environment.fault("", "TRACKER_TLS_CERT and TRACKER_TLS_KEY go together; one is missing");
    }
    return null;
  }
}
