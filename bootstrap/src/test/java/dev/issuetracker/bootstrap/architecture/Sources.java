package dev.issuetracker.bootstrap.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Source files, for rules that class files cannot tell from what the compiler adds. */
record Sources(String tree) {
  private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

  static final Sources MAIN = new Sources("src/main/java");
  static final Sources CANARIES =
      new Sources("src/test/java/dev/issuetracker/bootstrap/architecture/canary");

  /** The names of the files that have a match somewhere. */
  List<String> matching(Pattern pattern) {
    try (var files = Files.find(HOUSE, 20, (path, attributes) -> isSource(path))) {
      return files
          .filter(file -> pattern.matcher(read(file)).find())
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isSource(Path path) {
    return path.toString().endsWith(".java") && path.toString().contains("/" + tree + "/");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
