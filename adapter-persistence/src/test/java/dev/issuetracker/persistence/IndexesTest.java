package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No index is there without its use being written down. */
class IndexesTest extends DatabaseTest {
  private static final Path TABLE = Path.of("..", "docs", "performance.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| .{5,} \\|$");

  @Test
  void every_index_says_what_it_serves() throws SQLException, IOException {
    var text = Files.readString(TABLE);
    var chapter = text.substring(text.indexOf("\n## What each index is for")).split("\n## ")[1];
    var written =
        ROW.matcher(chapter).results().map(row -> row.group(1)).collect(Collectors.toSet());
    assertThat(new TreeSet<>(written)).isEqualTo(indexes());
  }

  private TreeSet<String> indexes() throws SQLException {
    try (var connection = TestPostgres.connect(settings)) {
      return new TreeSet<>(
          Sql.rows(
              connection,
              """
              SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
              WHERE NOT i.indisprimary AND c.relnamespace = current_schema()::regnamespace
                AND c.relname NOT LIKE 'flyway%'
              """,
              row -> row.text("relname")));
    }
  }
}
