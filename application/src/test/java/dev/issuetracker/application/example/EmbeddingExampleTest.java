package dev.issuetracker.application.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingExampleTest {
  private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();
  private static final Path SOURCE =
      HOUSE.resolve(
          "application/src/test/java/dev/issuetracker/application/example/EmbeddingExample.java");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern OUTPUT = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path alone;

  @Test
  void it_needs_nothing_but_the_two_inner_rings_and_says_what_the_document_says() throws Exception {
    var example = alone.resolve("dev/issuetracker/application/example/EmbeddingExample.class");
    Files.createDirectories(example.getParent());
    Files.copy(
        Path.of(EmbeddingExample.class.getResource("EmbeddingExample.class").toURI()), example);
    var said = alone.resolve("said");

    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(
                    File.pathSeparator,
                    alone.toString(),
                    HOUSE.resolve("domain/target/classes").toString(),
                    HOUSE.resolve("application/target/classes").toString()),
                EmbeddingExample.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(said)).isEqualTo(blocks("docs/embedding.md", OUTPUT).getFirst());
    assertThat(process.exitValue()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/embedding.md", "README.md"})
  void a_document_shows_it_word_for_word(String document) throws IOException {
    var source = withoutMargins(Files.readString(SOURCE));

    assertThat(blocks(document, JAVA))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(source).contains(withoutMargins(block)));
  }

  private static List<String> blocks(String document, Pattern fence) throws IOException {
    return fence
        .matcher(Files.readString(HOUSE.resolve(document)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String withoutMargins(String text) {
    return String.join("\n", Stream.of(text.split("\n")).map(String::strip).toList()) + "\n";
  }
}
