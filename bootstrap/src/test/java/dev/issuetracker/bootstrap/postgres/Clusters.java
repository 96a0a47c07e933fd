package dev.issuetracker.bootstrap.postgres;

import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.DatabaseSettings.Login;
import dev.issuetracker.persistence.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Binaries unpacked once and a database made once, for all tests of this module. */
public final class Clusters {
  static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();
  private static final Path TEMPLATE = Path.of("target", "postgres-template").toAbsolutePath();
  private static final Path LOCK = TEMPLATE.resolveSibling("postgres-template.lock");

  private Clusters() {}

  static EmbeddedPostgres start(Path data) {
    return EmbeddedPostgres.start(data, BINARIES);
  }

  /** As after a first start and an orderly stop. */
  static Path usedBefore(Path data) {
    prepare();
    try (var paths = Files.walk(TEMPLATE)) {
      Files.createDirectories(data);
      for (var path : (Iterable<Path>) paths::iterator) {
        var copy = data.resolve(TEMPLATE.relativize(path).toString());
        if (!Files.isDirectory(copy)) {
          Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
      }
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The database that is copied: made once, whoever else runs tests of this module. Half a one, of
   * a run that was killed, is none.
   */
  public static synchronized void prepare() {
    try {
      Files.createDirectories(TEMPLATE.getParent());
      try (var file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var alone = file.lock()) {
        if (alone.isValid() && !Files.exists(TEMPLATE)) {
          var draft = Files.createTempDirectory(TEMPLATE.getParent(), "postgres-draft-");
          try (var postgres = start(draft)) {
            migrate(postgres.database());
          }
          Files.move(draft, TEMPLATE, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void migrate(Database own) {
    var settings =
        DatabaseSettings.at(own.jdbcUrl(), new Login(own.user(), own.password()))
            .ownedBy(new Login(own.ownerUser(), own.ownerPassword()));
    Migrations.run(settings);
  }

  /** The same, for a server that looks for its binaries inside. */
  public static Path complete(Path data) throws IOException {
    usedBefore(data);
    var binaries = Binaries.in(BINARIES).home();
    Files.createSymbolicLink(data.resolve("postgres").resolve(binaries.getFileName()), binaries);
    return data;
  }

  public static ProcessHandle postmasterOf(Path data) throws IOException {
    return postmaster(data).orElseThrow();
  }

  public static Optional<ProcessHandle> postmaster(Path data) throws IOException {
    return PostmasterFile.in(data.toRealPath().resolve("postgres/cluster"))
        .flatMap(PostmasterFile::living);
  }
}
