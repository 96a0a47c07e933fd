package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Binaries unpacked once and a database made once, for all tests of this module. */
public final class Clusters {
  static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();
  private static final Path TEMPLATE = Path.of("target", "postgres-template").toAbsolutePath();

  private Clusters() {}

  static EmbeddedPostgres start(Path data) {
    return EmbeddedPostgres.start(data, BINARIES);
  }

  /** As after a first start and an orderly stop. */
  static synchronized Path usedBefore(Path data) {
    if (!Files.exists(TEMPLATE)) {
      start(TEMPLATE).close();
    }
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
