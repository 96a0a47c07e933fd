package dev.issuetracker.bootstrap.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** One server for a class of tests, its admin, and files for it. */
@Timeout(90)
class FilesTest {
  private static final String UNCLAIMED =
      """
      SELECT count(*) FROM blobs b
      WHERE NOT EXISTS (SELECT FROM import_jobs j WHERE j.blob = b.id AND j.state IN ('cancelled', 'undone'))
      """;

  static RunningServer server;
  static ApiClient admin;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    admin = ApiClient.admin(server.url());
  }

  @AfterAll
  static void end() {
    server.close();
  }

  static Answer csv(String text, String query, String... headers) {
    return sent("rows.csv", text.getBytes(UTF_8), query, headers);
  }

  static Answer sent(String name, byte[] bytes, String query, String... headers) {
    return admin.upload(query, name, BodyPublishers.ofByteArray(bytes), headers);
  }

  /** Nobody leaves bytes in the store, whatever became of the file; a cancelled one is swept. */
  static void awaitNoBytes() {
    Eventually.becomesTrue("no bytes are stored", () -> count(UNCLAIMED) == 0);
  }

  static long count(String query) {
    try (var connection = server.connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
