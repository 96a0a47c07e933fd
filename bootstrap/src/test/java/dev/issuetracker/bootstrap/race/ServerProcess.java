package dev.issuetracker.bootstrap.race;

import dev.issuetracker.bootstrap.Main;
import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.postgres.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The server as it is installed, in a process of its own, to be killed. */
record ServerProcess(Process process, String url) implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile(" listens on (\\S+)");

  static ServerProcess on(String databaseUrl) throws IOException {
    var said = Files.createTempFile("server", ".txt");
    said.toFile().deleteOnExit();
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TRACKER_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "TRACKER_PORT",
                "0",
                "TRACKER_RATE_LIMIT",
                "0",
                "TRACKER_ADMIN_PASSWORD",
                RunningServer.PASSWORD,
                "TRACKER_DATABASE_URL",
                databaseUrl));
    var process = builder.start();
    Eventually.becomesTrue(
        "it listens or gives up", () -> url(said).isPresent() || !process.isAlive());
    return new ServerProcess(process, url(said).orElseThrow(() -> new AssertionError(text(said))));
  }

  private static Optional<String> url(Path said) {
    return LISTENS.matcher(text(said)).results().map(found -> found.group(1)).findFirst();
  }

  private static String text(Path said) {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By a signal that it cannot see. */
  void killed() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
