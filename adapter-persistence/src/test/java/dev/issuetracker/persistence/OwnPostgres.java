package dev.issuetracker.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A PostgreSQL that ends with this JVM, and at once: what it knows nobody reads any more, so
 * nothing is written down before. The next JVM that tests removes what it leaves on the disk.
 */
record OwnPostgres(Path data) {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String PREFIX = "test-postgres-";

  /** Where it is. */
  static String start() throws IOException {
    var mine = new OwnPostgres(TARGET.resolve(PREFIX + ProcessHandle.current().pid()));
    mine.remove();
    Files.createDirectories(TARGET);
    Thread.ofPlatform().daemon().start(OwnPostgres::removeLeftOnes);
    Runtime.getRuntime().addShutdownHook(new Thread(mine::quit));
    return EmbeddedPostgres.builder()
        .setDataDirectory(mine.data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setServerConfig("max_connections", "200")
        .setServerConfig("log_min_messages", "fatal")
        .start()
        .getJdbcUrl("postgres", "postgres");
  }

  /** Those of JVMs that are no more. */
  private static void removeLeftOnes() {
    try (var all = Files.newDirectoryStream(TARGET, PREFIX + "*")) {
      for (var data : all) {
        var owner = Long.parseLong(data.getFileName().toString().substring(PREFIX.length()));
        if (ProcessHandle.of(owner).isEmpty()) {
          new OwnPostgres(data).remove();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It still runs if its JVM was killed. */
  private void remove() {
    quit();
    delete(data.toFile());
  }

  /** Another JVM may be at it as well. */
  private static void delete(File file) {
    var within = file.listFiles();
    if (within != null) {
      Stream.of(within).forEach(OwnPostgres::delete);
    }
    file.delete();
  }

  private void quit() {
    try {
      var postmaster = postmaster();
      if (postmaster.isPresent()) {
        var pid = Long.toString(postmaster.get().pid());
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        postmaster.get().onExit().get(20, TimeUnit.SECONDS);
      }
    } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The PostgreSQL in " + data + " does not end", e);
    }
  }

  /** Its file is left behind by one that was quit, and then the number may be somebody else's. */
  private Optional<ProcessHandle> postmaster() throws IOException {
    var file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
        .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
  }
}
