package dev.issuetracker.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With TRACKER_BLOB_DIR the bytes lie in a folder, and nobody who calls notices. */
@Timeout(90)
final class FolderForFilesTest {
  private static final String CONTENT = "0123456789".repeat(100_000);

  @TempDir Path folder;
  private RunningServer server;
  private ApiClient admin;
  private long issue;

  @BeforeEach
  void start() {
    // Made by the server if it is not there.
    var blobs = folder.resolve("not/yet there");
    server = RunningServer.with(Map.of("TRACKER_BLOB_DIR", blobs.toString()));
    admin = ApiClient.admin(server);
    issue = admin.issue("With files");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void a_file_is_uploaded_downloaded_in_parts_and_removed() throws IOException {
    var added = admin.attach(issue, "digits.txt", CONTENT);
    assertThat(added.status()).isEqualTo(201);
    var place = "/attachments/" + added.number("id");

    assertThat(contents()).containsExactly(CONTENT);
    var whole = admin.get(place);
    assertThat(whole.text()).isEqualTo(CONTENT);
    assertThat(whole.header("ETag")).isEqualTo('"' + added.string("sha256") + '"');
    var part = admin.send("GET", place, null, "Range", "bytes=999995-");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("56789");
    assertThat(part.header("Content-Range")).isEqualTo("bytes 999995-999999/1000000");
    assertThat(admin.send("GET", place, null, "Range", "bytes=1000000-").status()).isEqualTo(416);

    assertThat(admin.send("DELETE", place, null).status()).isEqualTo(204);
    assertThat(admin.get(place).status()).isEqualTo(404);
  }

  @Test
  void what_is_refused_or_redacted_leaves_no_byte() throws IOException {
    assertThat(admin.attach(issue, "a.txt", "no text: \u0000").status()).isEqualTo(415);
    assertThat(contents()).isEmpty();

    long secret = admin.attach(issue, "secret.txt", "hunter2").number("id");
    assertThat(contents()).containsExactly("hunter2");
    var wish = "{\"attachment\": %d, \"reason\": \"a password\"}".formatted(secret);
    assertThat(admin.post("/redactions", wish).status()).isEqualTo(200);
    assertThat(contents()).isEmpty();
  }

  @Test
  void imports_are_read_from_there_as_well() throws IOException {
    var done = admin.upload("", "rows.csv", BodyPublishers.ofString("title\nImported\n"));

    assertThat(done.status()).as(done.text()).isEqualTo(200);
    assertThat(done.number("created")).isEqualTo(1);
    assertThat(contents()).isEmpty();
  }

  private List<String> contents() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(FolderForFilesTest::content).toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
