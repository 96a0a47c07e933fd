package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The programs of PostgreSQL, unpacked once per version and then used where they lie. */
record Binaries(Path home, String version) {
  private static final String PREFIX = "binaries-";
  private static final String DRAFT = "unpacking-";

  /** A directory under its final name is complete: it got the name after the last file. */
  static Binaries in(Path parent) {
    var archive = Archive.ofThisMachine();
    var home = parent.resolve(PREFIX + archive.version() + "-" + archive.platform());
    try {
      if (!Files.isDirectory(home)) {
        unpack(archive, home);
      }
      return new Binaries(home, archive.version());
    } catch (IOException e) {
      throw StartupRefused.because("Cannot unpack PostgreSQL into " + parent, e);
    }
  }

  /** Only in a directory that is locked: what others use must not be taken from them. */
  static void forgetOthers(Path parent, Binaries kept) {
    try (var entries = Files.list(parent)) {
      for (var entry : (Iterable<Path>) entries::iterator) {
        var name = entry.getFileName().toString();
        if (name.startsWith(DRAFT) || (name.startsWith(PREFIX) && !entry.equals(kept.home))) {
          FileTree.delete(entry);
        }
      }
    } catch (IOException e) {
      throw StartupRefused.because("Cannot remove old binaries of PostgreSQL", e);
    }
  }

  private static void unpack(Archive archive, Path home) throws IOException {
    Files.createDirectories(home.resolveSibling(""));
    var draft = Files.createTempDirectory(home.resolveSibling(""), DRAFT);
    try {
      archive.unpack(draft);
      FileTree.open(draft);
      Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Somebody else may have been faster; then theirs is as good as ours.
      if (!Files.isDirectory(home)) {
        throw e;
      }
    } finally {
      FileTree.delete(draft);
    }
  }

  int major() {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }
}
