package dev.issuetracker.bootstrap.postgres;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The packed binaries on the class path that fit this machine. */
record Archive(String version, String platform) {
  private static final int OWNER_MAY_EXECUTE = 0100;

  static Archive ofThisMachine() {
    return new Archive(builtWith(), system() + "-" + architecture());
  }

  void unpack(Path target) throws IOException {
    var resource = "/postgres-" + platform + ".txz";
    try (var packed = Archive.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new StartupRefused(
            "This build brings no PostgreSQL for %s; set TRACKER_DATABASE_URL to one that runs"
                .formatted(platform));
      }
      unpack(packed, target);
    }
  }

  private static void unpack(InputStream packed, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, inside(target, entry.getName()));
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    try (var file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
      content.transferTo(file);
    }
    var mode = (entry.getMode() & OWNER_MAY_EXECUTE) == 0 ? "rw-r--r--" : "rwxr-xr-x";
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static Path inside(Path target, String name) throws IOException {
    var path = target.resolve(name).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("The archive names a file outside of itself: " + name);
    }
    return path;
  }

  private static String system() {
    var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.contains("mac") ? "darwin" : name;
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      case String other -> other;
    };
  }

  private static String builtWith() {
    var properties = new Properties();
    try (var resource = Archive.class.getResourceAsStream("binaries.properties")) {
      properties.load(resource);
    } catch (IOException e) {
      throw StartupRefused.because("Cannot read which PostgreSQL this build brings", e);
    }
    return properties.getProperty("version", "unknown");
  }
}
