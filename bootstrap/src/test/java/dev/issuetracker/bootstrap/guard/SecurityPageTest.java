package dev.issuetracker.bootstrap.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about security names a test for what it says. Each of them must be there. */
class SecurityPageTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z]\\w*(?:Test|Properties))(?:\\.(\\w+))?`");

  @Test
  void everyTestThatThePageNamesIsThere() throws IOException {
    var tests = tests();
    var missing = new TreeSet<String>();
    var named = NAMED.matcher(Files.readString(ROOT.resolve("docs/security.md")));
    int count = 0;
    for (; named.find(); count++) {
      var text = tests.get(named.group(1) + ".java");
      var method = named.group(2);
      if (text == null || (method != null && !text.contains("void " + method + "("))) {
        missing.add(named.group());
      }
    }

    assertThat(count).isGreaterThan(30);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyRiskOfTheListHasARowThatNamesOneOrSaysWhyNot() throws IOException {
    var rows =
        Files.readAllLines(ROOT.resolve("docs/security.md")).stream()
            .filter(line -> line.startsWith("| API"))
            .toList();

    assertThat(rows).hasSize(10);
    assertThat(rows)
        .allMatch(
            row ->
                NAMED.matcher(row).find()
                    || row.contains("no HTTP client")
                    || row.contains("as API7"));
  }

  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().matches(".*/src/test/java/.*\\.java"))
          .filter(file -> !file.toString().endsWith("package-info.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString(), SecurityPageTest::read, (a, b) -> a + b));
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
