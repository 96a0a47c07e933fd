package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One run of PostgreSQL. */
record Postmaster(Cluster cluster, Process process, Thread reader) {
  // Long, because a start after a crash replays what was written since the last checkpoint.
  private static final Duration READY_LIMIT = Duration.ofMinutes(5);

  // Short, because children of a dead one may hold the line open.
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  // Said on the command line, which no edited file overrides.
  private static final List<String> FIRM =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "shared_preload_libraries=",
          "logging_collector=off",
          // The detail of a refusal is the very value: a name, a title.
          "log_error_verbosity=terse",
          "log_destination=stderr");

  static Postmaster spawn(Cluster cluster, int port, BoundedLog log) {
    log.forget();
    try {
      var process = Program.builder(command(cluster, port)).start();
      process.getOutputStream().close();
      var reader =
          Thread.ofPlatform()
              .daemon()
              .name("postgres-log")
              .start(() -> log.drain(process.getInputStream()));
      return new Postmaster(cluster, process, reader);
    } catch (IOException e) {
      throw StartupRefused.because("Cannot run PostgreSQL", e);
    }
  }

  private static List<String> command(Cluster cluster, int port) {
    var program = cluster.binaries().program("postgres");
    var command =
        cluster.launch().command(program, "-D", cluster.directory().toString(), "-p", port + "");
    return Stream.concat(
            command.stream(), FIRM.stream().flatMap(setting -> Stream.of("-c", setting)))
        .toList();
  }

  /** Whether it takes connections; no, when it ended before. */
  boolean becomesReady() {
    boolean ready =
        Patience.until(READY_LIMIT, () -> isReady() || !process.isAlive()) && process.isAlive();
    if (!ready) {
      hearOut();
    }
    return ready;
  }

  /** What it said last, why it ended, may still be on its way. */
  private void hearOut() {
    try {
      reader.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady() {
    try {
      return PostmasterFile.in(cluster.directory())
          .filter(file -> file.saysReady(process.pid()))
          .isPresent();
    } catch (IOException e) {
      return false; // just being written
    }
  }

  void stop(Duration grace) {
    new Ending(cluster, process.toHandle()).within(grace);
  }
}
