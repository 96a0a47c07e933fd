package dev.issuetracker.bootstrap.race;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.postgres.Eventually;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Somebody pulls the plug while his file is on the way. */
final class CutOffUploadTest extends RaceTest {

  @Test
  void leaves_no_byte_and_no_row() throws IOException {
    long issue = admin.issue("With a file that never came");
    int port = URI.create(server.url()).getPort();

    try (var socket = new Socket("127.0.0.1", port)) {
      var head =
          """
          POST /api/v1/issues/%d/attachments HTTP/1.1\r
          Host: x\r
          Authorization: Bearer %s\r
          Content-Type: multipart/form-data; boundary=frontier\r
          Content-Length: 5000000\r
          \r
          --frontier\r
          Content-Disposition: form-data; name="file"; filename="cut.txt"\r
          \r
          """
              .formatted(issue, admin.token());
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      socket.getOutputStream().write("x".repeat(2_000_000).getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      Eventually.becomesTrue("some of it is kept", () -> count("blob_chunks") > 0);
    }

    Eventually.becomesTrue("all of it is gone", () -> count("blobs") == 0);
    assertThat(count("blob_chunks")).isZero();
    assertThat(count("attachments")).isZero();
    assertThat(admin.issue(issue).number("attachment_count")).isZero();
    assertThat(admin.attach(issue, "whole.txt", "whole").status()).isEqualTo(201);
  }

  private static long count(String table) {
    try (var connection = server.connection();
        var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
