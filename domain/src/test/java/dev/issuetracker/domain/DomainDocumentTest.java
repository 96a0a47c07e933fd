package dev.issuetracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DomainDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "domain.md");

  @Test
  void the_document_shows_the_workflow_as_it_is() throws IOException {
    var heading =
        "| from / to | "
            + Stream.of(Status.values()).map(Status::code).collect(Collectors.joining(" | "))
            + " |";
    var rows = Stream.of(Status.values()).map(DomainDocumentTest::row);

    assertThat(table(heading))
        .isEqualTo(Stream.concat(Stream.of(heading, "|---|---|---|---|---|"), rows).toList());
  }

  private static List<String> table(String heading) throws IOException {
    try (var lines = Files.lines(DOCUMENT)) {
      return lines
          .dropWhile(line -> !line.equals(heading))
          .takeWhile(line -> line.startsWith("|"))
          .toList();
    }
  }

  private static String row(Status from) {
    return Stream.of(Status.values())
        .map(to -> from == to ? "–" : Workflow.allows(from, to) ? "yes" : "no")
        .collect(Collectors.joining(" | ", "| " + from.code() + " | ", " |"));
  }
}
