package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** A server that does nothing but keep a PostgreSQL, to be killed. */
public final class Victim {
  private Victim() {}

  /** Arguments: the data directory, where binaries lie ("own": inside), "orphaning" or nothing. */
  public static void main(String[] arguments) throws IOException {
    try {
      var database = start(arguments).database();
      System.out.println("ready " + database.jdbcUrl() + " " + database.ownerPassword());
      System.in.read();
    } catch (StartupRefused e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static EmbeddedPostgres start(String[] arguments) {
    var data = Path.of(arguments[0]);
    if (arguments[1].equals("own")) {
      return EmbeddedPostgres.start(data);
    }
    var binaries = Path.of(arguments[1]);
    if (arguments.length < 3) {
      return EmbeddedPostgres.start(data, binaries);
    }
    var directory = DataDirectory.open(data);
    return EmbeddedPostgres.start(
        directory, ignored -> Binaries.in(binaries), orphaning(directory.user()));
  }

  /** As on a machine where the kernel does not tell PostgreSQL of our end. */
  private static Launch orphaning(int user) {
    return Launch.possible(user).stream()
        .filter(launch -> launch.prefix().stream().noneMatch(word -> word.contains("pdeathsig")))
        .findFirst()
        .orElseThrow();
  }
}
