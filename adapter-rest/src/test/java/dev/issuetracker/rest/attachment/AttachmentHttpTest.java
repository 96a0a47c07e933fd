package dev.issuetracker.rest.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.Eventually;
import dev.issuetracker.rest.people.LostBytes;
import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentHttpTest {
  private static final String FORM = "multipart/form-data; boundary=\"frontier\"";
  private static final AtomicInteger KEYS = new AtomicInteger();

  private static PeopleServer server;
  private static String admin;

  private String issue;
  private String path;

  @BeforeAll
  static void start() {
    server = PeopleServer.start();
    admin = server.signIn("admin");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void openAnIssue() {
    // What other tests removed waits for a sweep.
    lost();
    var opened = server.as(admin, "POST", "/api/v1/issues", "{\"title\":\"With files\"}");
    issue = opened.json().get("id").toString();
    path = "/api/v1/issues/" + issue + "/attachments";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/*",
        "image/png",
        "application/octet-stream, application/problem+json",
        "application/json"
      })
  void whateverIsAcceptedTheFileComesAsWhatItIs(String accept) {
    var place = upload("notes.txt", "0123456789").header("Location");

    var reply = server.as(admin, "GET", place, "", "Accept", accept);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
  }

  @Test
  void aFileIsRemovedUnderTheConditionThatItIsTheOneThatIsMeant() {
    var place = upload("notes.txt", "0123456789").header("Location");
    var tag = get(place).header("ETag");

    var other = server.as(admin, "DELETE", place, "", "If-Match", "\"0000\"");
    assertThat(other.status()).isEqualTo(412);
    assertThat(other.text()).contains("\"filename\":\"notes.txt\"");
    assertThat(server.as(admin, "DELETE", place, "", "If-Match", "none").faults())
        .containsExactly("If-Match malformed");

    assertThat(server.as(admin, "DELETE", place, "", "If-Match", tag).status()).isEqualTo(204);
  }

  @Test
  void aFileIsUploadedListedDownloadedAndRemoved() {
    var added = upload("notes.txt", "0123456789");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json())
        .containsOnlyKeys(
            "id", "issue_id", "filename", "media_type", "size", "sha256", "uploader", "created_at")
        .containsEntry("filename", "notes.txt")
        .containsEntry("media_type", "text/plain")
        .containsEntry("size", 10);
    var place = added.header("Location");
    assertThat(place).isEqualTo("/api/v1/attachments/" + added.json().get("id"));
    assertThat(get(path).text()).contains("\"filename\":\"notes.txt\"");
    assertThat(get("/api/v1/issues/" + issue).text()).contains("\"attachment_count\":1");

    var whole = get(place);
    assertThat(whole.text()).isEqualTo("0123456789");
    assertThat(whole.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(whole.header("Content-Length")).isEqualTo("10");
    assertThat(whole.header("Content-Encoding")).isEmpty();
    assertThat(whole.header("ETag")).isEqualTo("\"" + added.json().get("sha256") + "\"");
    assertThat(whole.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"notes.txt\"; filename*=UTF-8''notes.txt");
    assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(whole.header("Content-Security-Policy")).contains("sandbox");

    assertThat(server.as(admin, "DELETE", place, "").status()).isEqualTo(204);
    assertThat(get(place).status()).isEqualTo(404);
    assertThat(get("/api/v1/issues/" + issue).text()).contains("\"attachment_count\":0");
  }

  @Test
  void rangesAndConditionsAreHonoured() {
    var place = upload("notes.txt", "0123456789").header("Location");
    var tag = get(place).header("ETag");

    var part = get(place, "Range", "bytes=2-4");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("234");
    assertThat(part.header("Content-Range")).isEqualTo("bytes 2-4/10");
    assertThat(get(place, "Range", "bytes=-3").text()).isEqualTo("789");
    assertThat(get(place, "Range", "bytes=8-").text()).isEqualTo("89");
    assertThat(get(place, "Range", "bytes=8-100").header("Content-Range"))
        .isEqualTo("bytes 8-9/10");
    var beyond = get(place, "Range", "bytes=10-");
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */10");
    assertThat(beyond.json()).containsEntry("type", "/problems/range-not-satisfiable");
    assertThat(get(place, "Range", "lines=1-2").status()).isEqualTo(200);
    assertThat(get(place, "Range", "bytes=1-2", "If-Range", tag).status()).isEqualTo(206);
    assertThat(get(place, "Range", "bytes=1-2", "If-Range", "\"old\"").status()).isEqualTo(200);
    assertThat(get(place, "If-None-Match", tag).status()).isEqualTo(304);

    var head = server.as(admin, "HEAD", place, "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("10");
    assertThat(head.header("ETag")).isEqualTo(tag);
  }

  @Test
  void anEmptyFileIsAFileToo() {
    var place = upload("empty.txt", "").header("Location");

    assertThat(get(place).status()).isEqualTo(200);
    assertThat(get(place).bytes()).isEmpty();
    assertThat(get(place, "Range", "bytes=0-0").status()).isEqualTo(416);
  }

  @Test
  void whatLooksLikeABoundaryIsContent() {
    var tricky = "\r\n--front\r\n\r\n--frontie\r\n-".repeat(5_000);

    var place = upload("tricky.txt", tricky).header("Location");

    assertThat(get(place).text()).isEqualTo(tricky);
  }

  @Test
  void aHostileNameDoesNoHarm() {
    var added = upload("../..\\evil\u202Egpj\\\"; x=\"y.html", "<script>alert(1)</script>");

    assertThat(added.status()).isEqualTo(201);
    var download = get(added.header("Location"));
    assertThat(download.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(download.header("Content-Disposition"))
        .startsWith("attachment; filename=\"")
        .doesNotContain("..", "\u202E");
    var name = upload("Größe 🐛.txt", "x");
    assertThat(name.json()).containsEntry("filename", "Größe 🐛.txt");
    assertThat(get(name.header("Location")).header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"Gr__e _.txt\";"
                + " filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%F0%9F%90%9B.txt");
  }

  @ParameterizedTest
  @MethodSource
  void whateverANameHoldsTheAnswerIsOneHeaderThatCanBeRead(String name) {
    var added = upload(name, "x");

    assertThat(added.status()).isEqualTo(201);
    assertThat(get(added.header("Location")).header("Content-Disposition"))
        .matches(
            "attachment; filename=\"[ -~&&[^\"\\\\/]]{1,255}\";"
                + " filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+");
  }

  static List<String> whateverANameHoldsTheAnswerIsOneHeaderThatCanBeRead() {
    return List.of(
        "../../etc/passwd",
        "x".repeat(300) + ".txt",
        "photo\u202Egpj.exe",
        "CON",
        "nul.txt",
        "say \\\"hello\\\".txt",
        "%0D%0ASet-Cookie: a=b.txt",
        "C:\\\\temp\\\\a;b=c.txt");
  }

  @Test
  void aTypeThatIsNotAllowedIsA415() {
    var refused = upload("program.txt", "MZ\u0000\u0001");

    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.json())
        .containsEntry("type", "/problems/unsupported-media-type")
        .containsKey("allowed");
    assertThat(post("{}", "application/json").status()).isEqualTo(415);
    assertNothingIsLeft();
  }

  @Test
  void aFileThatIsTooLargeIsA413AndLeavesNothing() {
    var refused = upload("large.txt", "x".repeat((25 << 20) + 1));

    assertThat(refused.status()).isEqualTo(413);
    assertNothingIsLeft();
  }

  @Test
  void theFormIsJudgedStrictly() {
    var others = part("other", "a.txt", "x") + part("file", "b.txt", "y") + part("more", "c", "z");
    assertThat(post(others + "--frontier--\r\n").faults())
        .containsExactly("/other unknown_field", "/more unknown_field");
    assertThat(post(part("other", "a.txt", "x") + "--frontier--\r\n").faults())
        .containsExactly("/other unknown_field", "/file required");
    var twice = part("file", "a.txt", "x") + part("file", "b.txt", "y") + "--frontier--\r\n";
    assertThat(post(twice).faults()).containsExactly("/file repeated");
    assertThat(post("--frontier--\r\n").faults()).containsExactly("/file required");
    assertThat(post(part("file", "a.txt", "x")).status()).isEqualTo(400);
    assertThat(post("no form at all").status()).isEqualTo(400);
    assertThat(post("x", "multipart/form-data").status()).isEqualTo(400);
    assertNothingIsLeft();
  }

  @Test
  void aKeyMakesTwoUploadsOne() {
    var key = new String[] {"Idempotency-Key", "key-" + KEYS.incrementAndGet()};
    var first = upload("a.txt", "same", key);
    var again = upload("a.txt", "same", key);
    var other = upload("a.txt", "other", key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    key[1] += "-refused";
    assertThat(post("--frontier--\r\n", FORM, key).status()).isEqualTo(400);
    assertThat(post("--frontier--\r\n", FORM, key).header("Idempotency-Replayed"))
        .isEqualTo("true");
    assertThat(upload("a.txt", "same", key).status()).isEqualTo(422);
    assertThat(get("/api/v1/issues/" + issue).text()).contains("\"attachment_count\":1");
    assertNothingIsLeft();
  }

  @Test
  void anUploadThatIsCutOffLeavesNothing() throws IOException {
    int port = server.context().getBean(EmbeddedServer.class).getPort();
    try (var socket = new Socket("127.0.0.1", port)) {
      var head =
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: 5000000\r\n\r\n"
              .formatted(path, admin, FORM);
      var begin = part("file", "cut.txt", "x".repeat(1_000_000)).getBytes(UTF_8);
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      socket.getOutputStream().write(begin);
      socket.getOutputStream().flush();
    }
    assertThat(Eventually.holds(Duration.ofSeconds(10), () -> lost().isEmpty())).isTrue();
    assertThat(get("/api/v1/issues/" + issue).text()).contains("\"attachment_count\":0");
  }

  @Test
  void aRedactedAttachmentAndCommentAreGone() {
    var place = upload("secret.txt", "hunter2").header("Location");
    var id = place.substring(place.lastIndexOf('/') + 1);
    var tag = get("/api/v1/issues/" + issue).header("ETag");

    var done = redact("{\"attachment\":%s,\"reason\":\"a password\"}".formatted(id));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.json())
        .containsOnlyKeys("issue_id", "key", "what", "id", "reason", "actor", "redacted_at");
    assertThat(get(place).status()).isEqualTo(404);

    redact("{\"issue\":%s,\"field\":\"title\",\"reason\":\"a name\"}".formatted(issue));
    var after = get("/api/v1/issues/" + issue);
    assertThat(after.text()).contains("[redacted]").doesNotContain("With files");
    assertThat(after.header("ETag")).startsWith("\"1-").isNotEqualTo(tag);
    assertThat(get("/api/v1/issues/" + issue + "/timeline").text()).doesNotContain("secret.txt");
  }

  @Test
  void onlyAdminsRedactAndOnlyOneThing() {
    server.person("mara", "manager");
    var manager = server.signIn("mara");
    var body = "{\"issue\":%s,\"field\":\"title\",\"reason\":\"a name\"}".formatted(issue);

    assertThat(server.as(manager, "POST", "/api/v1/redactions", body).status()).isEqualTo(403);
    assertThat(redact("{\"reason\":\"x\"}").faults()).containsExactly(" one_target");
    assertThat(redact("{\"comment\":9007199254740991,\"reason\":\"x\"}").faults())
        .containsExactly("/comment unknown");
    assertThat(redact("{\"issue\":1,\"field\":\"status\",\"reason\":\"x\"}").faults())
        .containsExactly("/field invalid_field");
  }

  private Reply redact(String body) {
    return server.as(admin, "POST", "/api/v1/redactions", body);
  }

  private static void assertNothingIsLeft() {
    assertThat(lost()).isEmpty();
  }

  private static Set<String> lost() {
    return LostBytes.of(server);
  }

  private Reply upload(String name, String content, String... headers) {
    return post(part("file", name, content) + "--frontier--\r\n", FORM, headers);
  }

  private static String part(String field, String name, String content) {
    return """
    --frontier\r
    Content-Disposition: form-data; name="%s"; filename="%s"\r
    Content-Type: text/html\r
    \r
    %s\r
    """
        .formatted(field, name, content);
  }

  private Reply post(String body) {
    return post(body, FORM);
  }

  private Reply post(String body, String type, String... headers) {
    return server.form(admin, path, type, body, headers);
  }

  private static Reply get(String path, String... headers) {
    return server.as(admin, "GET", path, "", headers);
  }
}
