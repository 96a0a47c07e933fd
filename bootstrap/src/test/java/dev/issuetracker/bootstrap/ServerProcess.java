package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.postgres.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The server as it is shipped, in a JVM of its own that can be killed. */
public record ServerProcess(Process process, Path log) implements AutoCloseable {
  /** Machines that test have other work as well. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Pattern LISTENS = Pattern.compile(" listens on (\\S+)");

  /**
   * Returns at once; it is up when it has a {@link #url}.
   *
   * @param folder where its log and its temporary files go
   */
  public static ServerProcess start(Path folder, Map<String, String> settings) throws IOException {
    var temporary = Files.createDirectories(folder.resolve("temporary"));
    var log = Files.createTempFile(folder, "server-", ".log");
    var all =
        new HashMap<>(
            Map.of(
                "TRACKER_PORT", "0",
                "TRACKER_RATE_LIMIT", "0",
                "TRACKER_ADMIN_PASSWORD", RunningServer.PASSWORD,
                // Nobody else ends it if this JVM is killed.
                "TRACKER_EXIT_WITH_PARENT", "true"));
    all.putAll(settings);
    var options = List.of("-Xmx256m", "-Djava.io.tmpdir=" + temporary);
    var builder = Shipped.command(all, options).redirectErrorStream(true);
    return new ServerProcess(builder.redirectOutput(log.toFile()).start(), log);
  }

  /** Waits until it listens. */
  public String url() {
    try {
      Eventually.becomesTrue(
          "the server listens", PATIENCE, () -> !process.isAlive() || listening().isPresent());
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + "; it said: " + said(), late);
    }
    return listening().orElseThrow(() -> new AssertionError("It ended: " + said()));
  }

  private Optional<String> listening() {
    var line = LISTENS.matcher(said());
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }

  private String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** It stays where it is, with its connections and locks. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    var sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    if (sent.waitFor() != 0) {
      throw new AssertionError("The signal was not taken: " + name);
    }
  }

  /** As an operator would. */
  public void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      throw new AssertionError("It still runs after 40 s: " + said());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
