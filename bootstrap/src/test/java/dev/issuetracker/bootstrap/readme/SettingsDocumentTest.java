package dev.issuetracker.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be set is told by the help and by the documents, and is what the server reads. */
class SettingsDocumentTest {
  private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();
  private static final String HERE = "bootstrap/src/main/%s/dev/issuetracker/bootstrap/";
  private static final Pattern NAME = Pattern.compile("\\b(TRACKER_[A-Z_]*[A-Z])\\b");
  private static final Pattern IN_SOURCE = Pattern.compile("\"(TRACKER_[A-Z_]+)\"");
  private static final Pattern IN_HELP =
      Pattern.compile("^  (TRACKER_[A-Z_]+)(?:, (_[A-Z_]+))?", Pattern.MULTILINE);

  /** Of {@code mvn -Prun}, which nobody else needs. */
  private static final Set<String> OF_THE_BUILD = Set.of("TRACKER_EXIT_WITH_PARENT");

  /** What the client of the measurements is told. */
  private static final Set<String> OF_THE_BENCH = Set.of("TRACKER_URL", "TRACKER_TOKEN");

  @Test
  void the_help_lists_every_setting_that_is_read() {
    var read = names(HERE.formatted("java") + "settings", IN_SOURCE);
    assertThat(read).hasSizeGreaterThan(20).containsAll(OF_THE_BUILD);
    read.removeAll(OF_THE_BUILD);

    assertThat(help()).isEqualTo(read);
  }

  @Test
  void the_documents_tell_of_every_setting_of_the_help_and_of_no_other() {
    var told = names("docs", NAME);
    told.removeAll(OF_THE_BENCH);

    assertThat(told).isEqualTo(help());
  }

  private static Set<String> help() {
    return IN_HELP
        .matcher(read(HOUSE.resolve(HERE.formatted("resources") + "usage.txt")))
        .results()
        .flatMap(SettingsDocumentTest::spelledOut)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code TRACKER_TLS_CERT, _KEY} are two, the second ending otherwise. */
  private static Stream<String> spelledOut(MatchResult line) {
    var name = line.group(1);
    var otherEnd = line.group(2);
    if (otherEnd == null) {
      return Stream.of(name);
    }
    var words = name.split("_");
    int kept = words.length - (otherEnd.split("_").length - 1);
    return Stream.of(name, String.join("_", Stream.of(words).limit(kept).toList()) + otherEnd);
  }

  private static Set<String> names(String folder, Pattern name) {
    try (var files = Files.list(HOUSE.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> name.matcher(read(file)).results().map(match -> match.group(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
