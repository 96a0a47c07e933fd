package dev.issuetracker.bootstrap.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.bootstrap.ServerProcess;
import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.persistence.Database;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.PostgresPorts;
import dev.issuetracker.persistence.TestPostgres;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while somebody sends it a file. */
@Timeout(300)
final class UploadKillTest {
  private static final String REQUEST =
      """
      POST /api/v1/issues/import HTTP/1.1
      Host: localhost
      Authorization: Bearer %s
      Idempotency-Key: killed
      Content-Type: multipart/form-data; boundary=edge
      Content-Length: 100000000

      --edge
      Content-Disposition: form-data; name="file"; filename="rows.csv"

      title
      """;

  @TempDir Path folder;
  private final DatabaseSettings place = TestPostgres.freshDatabase();

  @Test
  void leaves_nothing_on_the_disk_and_nothing_that_is_not_swept() throws Exception {
    var settings = Map.of("TRACKER_DATABASE_URL", place.url());
    try (var server = ServerProcess.start(folder, settings)) {
      var url = URI.create(server.url());
      var admin = ApiClient.admin(url.toString());
      try (var sender = new Socket(url.getHost(), url.getPort())) {
        var head = REQUEST.formatted(admin.token()).replace("\n", "\r\n");
        sender.getOutputStream().write(head.getBytes(UTF_8));
        sender.getOutputStream().write("a row\n".repeat(200_000).getBytes(UTF_8));
        sender.getOutputStream().flush();
        Eventually.becomesTrue(
            "bytes are stored", () -> count("SELECT count(*) FROM blob_chunks") > 1);
        Eventually.becomesTrue(
            "no transaction waits for the sender",
            () -> count("SELECT count(*) FROM pg_stat_activity WHERE " + IN_TRANSACTION) == 0);
        server.kill();
      }
    }

    try (var files = Files.list(folder.resolve("temporary"))) {
      assertThat(files).as("temporary files").isEmpty();
    }
    assertThat(count("SELECT count(*) FROM import_jobs")).isZero();
    sweepLater();
    assertThat(count("SELECT count(*) FROM blobs")).isZero();
    assertThat(count("SELECT count(*) FROM blob_chunks")).isZero();
  }

  private static final String IN_TRANSACTION =
      "datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in%'";

  private void sweepLater() {
    try (var database = Database.connect(place)) {
      var later = InstantSource.offset(InstantSource.system(), Duration.ofHours(2));
      IssueTracker.on(PostgresPorts.on(database.connections(), later)).blobs().sweep();
    }
  }

  private long count(String query) {
    try (var connection = TestPostgres.connect(place);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
