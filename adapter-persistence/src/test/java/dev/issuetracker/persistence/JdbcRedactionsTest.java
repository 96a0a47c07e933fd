package dev.issuetracker.persistence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Ports;
import dev.issuetracker.application.contract.RedactionContract;
import dev.issuetracker.domain.IssueEdit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** A database for every test, so that a dump of it holds nothing but what is tested. */
final class JdbcRedactionsTest extends RedactionContract {
  private Database database;

  @Override
  public Ports ports() {
    database = Database.connect(TestPostgres.freshDatabase().withConnections(10));
    return PostgresPorts.on(database.connections(), InstantSource.system());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_dump_of_the_database_holds_nothing_of_it() throws SQLException, IOException {
    var renamed = world.rename(issue, "Again " + SECRET);
    world.edit(renamed, IssueEdit.edit().description("And " + SECRET).build());
    var comment = world.comment(issue, "It is " + SECRET);
    var attachment = attach(SECRET + ".txt");
    var removed = attach("Removed " + SECRET + ".txt");
    attachments.remove(admin, Long.toString(removed.id()));
    assertThat(dump()).contains(SECRET);

    redactions.redact(of(comment.id(), null, null, null));
    redactions.redact(of(null, issue.id(), "title", null));
    redactions.redact(of(null, issue.id(), "description", null));
    redactions.redact(of(null, null, null, attachment.id()));
    redactions.redact(of(null, null, null, removed.id()));

    // Searches look through words in small letters.
    assertThat(dump().toLowerCase(Locale.ROOT)).doesNotContain("zx81");
    assertThat(dump())
        .doesNotContain(SECRET)
        .doesNotContain(Base64.getEncoder().encodeToString(SECRET.getBytes(ISO_8859_1)));
  }

  /** Every row of every table as text, with the bytes of files and answers as what they say. */
  private String dump() throws SQLException, IOException {
    var all = new ByteArrayOutputStream();
    try (var connection = database.connections().getConnection();
        var statement = connection.createStatement();
        var tables =
            statement.executeQuery(
                "SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r'"
                    + " AND relnamespace = 'public'::regnamespace")) {
      connection.createStatement().execute("SET bytea_output = 'escape'");
      var copies = connection.unwrap(PGConnection.class).getCopyAPI();
      while (tables.next()) {
        copies.copyOut("COPY " + tables.getString(1) + " TO STDOUT", all);
      }
    }
    return all.toString(ISO_8859_1);
  }
}
