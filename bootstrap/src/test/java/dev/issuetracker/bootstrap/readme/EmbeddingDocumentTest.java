package dev.issuetracker.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show of embedding stands in the examples, which are compiled and tested. */
class EmbeddingDocumentTest {
  private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();
  private static final Pattern VERSION =
      Pattern.compile(
          "<artifactId>issue-tracker-(?:parent|bom)</artifactId>\\s*<version>(.*?)</version>");

  @ParameterizedTest
  @ValueSource(strings = {"docs/embedding.md", "README.md"})
  void a_document_shows_the_examples_word_for_word(String document) throws IOException {
    var sources = sources();

    assertThat(blocks(document, "java"))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(sources).contains(withoutMargins(block)));
  }

  @Test
  void the_story_says_what_the_document_says() throws IOException {
    assertThat(sources()).contains(withoutMargins(blocks("docs/embedding.md", "text").getFirst()));
  }

  @Test
  void everybody_speaks_of_the_same_version() throws IOException {
    var house = versions("pom.xml");

    assertThat(house).hasSize(1);
    assertThat(List.of("bom/pom.xml", "examples/embedding/pom.xml", "examples/spring/pom.xml"))
        .allSatisfy(pom -> assertThat(versions(pom)).isEqualTo(house));
    assertThat(versions("docs/embedding.md")).isEqualTo(house);
  }

  private static List<String> versions(String file) throws IOException {
    return VERSION
        .matcher(Files.readString(HOUSE.resolve(file)))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static String sources() throws IOException {
    try (var files = Files.walk(HOUSE.resolve("examples"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .map(EmbeddingDocumentTest::read)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return withoutMargins(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> blocks(String document, String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(HOUSE.resolve(document)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String withoutMargins(String text) {
    return String.join("\n", Stream.of(text.split("\n")).map(String::strip).toList()) + "\n";
  }
}
