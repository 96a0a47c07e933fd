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
    write(() -> ports.comments().add(issue, null, body, by()));
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement();
        var document =
            statement.executeQuery(
                "SELECT length(document) AS words, pg_column_toast_chunk_id(document) IS NULL AS"
                    + " stays FROM search_documents WHERE comment_id > 0 AND issue_id = "
                    + issue.id())) {
      assertThat(document.next()).isTrue();
      assertThat(document.getInt("words")).isEqualTo(words);
      assertThat(document.getBoolean("stays")).isEqualTo(stays);
    }
  }
}
