package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command that runs to its end, within a limit. */
record Program(int status, String output) {
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final int OUTPUT_LIMIT = 64 * 1024;

  static Program run(List<String> command, Duration limit) throws IOException {
    var process = builder(command).start();
    var output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            command.getLast() + " did not end within " + limit.toSeconds() + " s");
      }
      return new Program(process.exitValue(), output.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for " + command.getLast(), e);
    } finally {
      process.destroyForcibly();
    }
  }

  static boolean succeeds(List<String> command) {
    try {
      return run(command, PROBE).status == 0;
    } catch (IOException e) {
      return false; // not installed
    }
  }

  /** A fixed environment: PGDATA, PGPORT or a locale of the operator's must not leak in. */
  static ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  private static String read(InputStream stream) {
    try {
      var head = stream.readNBytes(OUTPUT_LIMIT);
      stream.transferTo(OutputStream.nullOutputStream());
      return new String(head, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(its output could not be read: " + e.getMessage() + ")";
    }
  }
}
