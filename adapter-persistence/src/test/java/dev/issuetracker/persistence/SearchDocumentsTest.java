package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the words of an issue are kept decides how long it takes to ask it for one. */
class SearchDocumentsTest extends DatabaseTest {
  @ParameterizedTest
  @CsvSource({"20, true", "200, true", "400, true", "800, false"})
  void a_document_stays_in_its_row_unless_it_is_very_long(int words, boolean stays)
      throws SQLException {
    var issue = open("how long");
    var body =
        IntStream.range(0, words)
            .mapToObj(number -> "word" + Integer.toString(number * 7919, 36))
            .collect(Collectors.joining(" "));
    long before = chunks();
    write(() -> ports.comments().add(issue, null, body, by()));
    assertThat(
            number(
                "SELECT length(document) FROM search_documents WHERE comment_id > 0"
                    + " AND issue_id = "
                    + issue.id()))
        .isEqualTo(words);
    assertThat(chunks() == before).isEqualTo(stays);
  }

  /** How many parts of documents are set apart. */
  private long chunks() throws SQLException {
    return number(
        "SELECT count(*) FROM "
            + text(
                "SELECT reltoastrelid::regclass FROM pg_class"
                    + " WHERE oid = 'search_documents'::regclass"));
  }

  private long number(String query) throws SQLException {
    return Long.parseLong(text(query));
  }

  private String text(String query) throws SQLException {
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
