package dev.issuetracker.bootstrap.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.Dump;
import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.race.ApiClient;
import dev.issuetracker.bootstrap.race.ApiClient.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments as HTTP clients, good and bad, meet them on the server that is shipped. */
@Timeout(120)
final class AttachmentsOnTheWireTest {
  private static final String FORM = "multipart/form-data; boundary=edge";
  private static final String END = "--edge--\r\n";

  /** The others differ from one answer to the next. */
  private static final Set<String> OF_THE_MOMENT =
      Set.of("date", "x-request-id", "ratelimit", "connection", "transfer-encoding");

  private static RunningServer server;
  private static ApiClient admin;
  private static String digits;
  private static String tag;
  private static long issue;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start();
    admin = ApiClient.admin(server);
    issue = admin.issue("With files");
    var added = send(file("filename=\"digits.txt\"", "0123456789") + END);
    digits = "/attachments/" + added.number("id");
    tag = admin.get(digits).header("ETag");
  }

  @AfterAll
  static void end() {
    server.close();
  }

  /** What a sender may write after the part's name, and what becomes of it. */
  static List<String[]> a_hostile_name_is_kept_as_a_harmless_one() {
    return List.of(
        named("filename=\"../../etc/passwd\"", "passwd"),
        named("filename=\"..\\\\..\\\\boot.ini\"", "boot.ini"),
        named("filename=\"/\"", "file"),
        named("filename=\"..\"", "file"),
        named("filename=\"a\0b.txt\"", "ab.txt"),
        named("filename=\"" + "x".repeat(300) + ".txt\"", "x".repeat(251) + ".txt"),
        named("filename=\"photo\u202Egpj.exe\"", "photogpj.exe"),
        named("filename=\"COM1.txt\"", "_COM1.txt"),
        named("filename=\"aux\"", "_aux"),
        named("filename=\"say \\\"hi\\\".txt\"", "say _hi_.txt"),
        named("filename=\"a\r\nSet-Cookie: a=b\r\nX: .txt\"", "file"),
        named("filename=\"\"", "file"),
        named("", "file"),
        named("filename=plain.txt", "plain.txt"),
        named("filename=\"a.txt\"; filename=\"b.txt\"", "a.txt"),
        named("filename=\"a.txt\"; filename*=UTF-8''%2e%2e%2F%2e%2e%2Fetc%2Fpasswd", "passwd"),
        named("filename*=utf-8'en'na%C3%AFve%20%F0%9F%90%9B.txt", "naïve 🐛.txt"),
        named("filename*=UTF-8''a%00b%0D%0ASet-Cookie%3A%20c%22.txt", "abSet-Cookie_ c_.txt"),
        named("filename*=UTF-8''%E2%80%AEgpj.exe; filename=\"a.txt\"", "gpj.exe"),
        named("filename*=UTF-8''con.%E2%80%8B; filename=\"a.txt\"", "_con"),
        named("filename*=UTF-8''" + "%F0%9F%90%9B".repeat(100), "🐛".repeat(63)),
        named("filename*=UTF-8''%ZZ; filename=\"plain.txt\"", "plain.txt"),
        named("filename*=iso-8859-1''%e4.txt; filename=\"plain.txt\"", "plain.txt"));
  }

  private static String[] named(String sent, String kept) {
    return new String[] {sent, kept};
  }

  @ParameterizedTest
  @MethodSource
  void a_hostile_name_is_kept_as_a_harmless_one(String sent, String kept) throws Exception {
    var added = send(file(sent, "x") + END);

    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(added.string("filename")).isEqualTo(kept);
    var download = admin.get("/attachments/" + added.number("id"));
    assertThat(download.header("Set-Cookie")).isEmpty();
    assertThat(download.header("Content-Disposition"))
        .matches(
            "attachment; filename=\"[ -~&&[^\"\\\\/%]]{1,255}\";"
                + " filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+");
    var encoded = download.header("Content-Disposition").replaceFirst(".*UTF-8''", "");
    assertThat(java.net.URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes=0-0                        | 206 | 0          | bytes 0-0/10
          bytes=-1                         | 206 | 9          | bytes 9-9/10
          bytes=-10                        | 206 | 0123456789 | bytes 0-9/10
          bytes=-11                        | 206 | 0123456789 | bytes 0-9/10
          bytes=-99999999999999999999      | 206 | 0123456789 | bytes 0-9/10
          bytes=9-                         | 206 | 9          | bytes 9-9/10
          bytes=0-99999999999999999999     | 206 | 0123456789 | bytes 0-9/10
          Bytes=3-4                        | 206 | 34         | bytes 3-4/10
          bytes=0-0,5-6                    | 200 | 0123456789 | ''
          bytes=5-2                        | 200 | 0123456789 | ''
          bytes=-                          | 200 | 0123456789 | ''
          bytes=a-b                        | 200 | 0123456789 | ''
          pages=1-2                        | 200 | 0123456789 | ''
          bytes=10-                        | 416 | ''         | bytes */10
          bytes=10-20                      | 416 | ''         | bytes */10
          bytes=99999999999999999999-      | 416 | ''         | bytes */10
          bytes=-0                         | 416 | ''         | bytes */10
          """)
  void one_range_is_answered(String range, int status, String content, String place) {
    var answer = admin.send("GET", digits, null, "Range", range);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Range")).isEqualTo(place);
    if (status == 416) {
      assertThat(answer.text()).contains("/problems/range-not-satisfiable");
    } else {
      assertThat(answer.text()).isEqualTo(content);
      assertThat(answer.header("Content-Length")).isEqualTo("" + content.length());
      assertThat(answer.header("ETag")).isEqualTo(tag);
      assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    }
  }

  @Test
  void a_range_of_something_else_is_the_whole() {
    assertThat(ranged("If-Range", tag)).isEqualTo(206);
    assertThat(ranged("If-Range", "W/" + tag)).as("weak tags do not do").isEqualTo(200);
    assertThat(ranged("If-Range", "\"other\"")).isEqualTo(200);
    assertThat(ranged("If-Range", "Wed, 21 Oct 2015 07:28:00 GMT")).isEqualTo(200);
  }

  private static int ranged(String header, String value) {
    return admin.send("GET", digits, null, "Range", "bytes=1-2", header, value).status();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "TAG", "W/TAG", "\"a\", TAG", "\"a\",W/TAG,\"b\""})
  void who_has_it_is_not_sent_it_again(String known) {
    for (var method : List.of("GET", "HEAD")) {
      var answer =
          admin.send(
              method,
              digits,
              null,
              "If-None-Match",
              known.replace("TAG", tag),
              "Range",
              "bytes=0-0");
      assertThat(answer.status()).as(method).isEqualTo(304);
      assertThat(answer.text()).isEmpty();
      assertThat(answer.header("ETag")).isEqualTo(tag);
    }
    assertThat(admin.send("GET", digits, null, "If-None-Match", "\"other\"").status())
        .isEqualTo(200);
  }

  @Test
  void the_head_is_that_of_the_whole_file() throws Exception {
    var empty = "/attachments/" + send(file("filename=\"empty\"", "") + END).number("id");
    for (var path : List.of(digits, empty)) {
      var whole = headers(admin.get(path));
      assertThat(headers(admin.send("HEAD", path, null))).isEqualTo(whole);
      assertThat(headers(admin.send("HEAD", path, null, "Range", "bytes=0-0"))).isEqualTo(whole);
      assertThat(whole).containsKeys("content-length", "content-disposition", "etag");
    }
    assertThat(admin.get(empty).header("Content-Length")).isEqualTo("0");
    assertThat(admin.send("GET", empty, null, "Range", "bytes=0-").status()).isEqualTo(416);
  }

  private static Map<String, List<String>> headers(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    var headers = new HashMap<>(answer.headers().map());
    headers.keySet().removeIf(name -> OF_THE_MOMENT.contains(name.toLowerCase()));
    return headers;
  }

  static List<String> a_form_that_is_not_good_is_refused_and_leaves_nothing() {
    var good = file("filename=\"a.txt\"", "x");
    return List.of(
        "/note unknown_field|" + good.replace("name=\"file\"", "name=\"note\"") + END,
        "/File unknown_field|" + good.replace("name=\"file\"", "name=\"File\"") + END,
        "/note unknown_field|" + good + good.replace("name=\"file\"", "name=\"note\"") + END,
        "/file repeated|" + good + good + END,
        "/file required|" + END,
        " malformed_multipart|" + good,
        " malformed_multipart|" + good.replace("--edge", "--other") + "--other--\r\n",
        " malformed_multipart|" + good.replace("Content-Disposition", "Content-Type") + END,
        " malformed_multipart|" + good.replace("name=\"file\"; ", "") + END,
        " malformed_multipart|" + good.replace("--edge\r\n", "--edgewise\r\n") + END,
        " malformed_multipart|--edge\r\nX: " + "y".repeat(20_000) + "\r\n\r\n" + END);
  }

  @ParameterizedTest
  @MethodSource
  void a_form_that_is_not_good_is_refused_and_leaves_nothing(String form) throws Exception {
    var split = form.split("[ |]", 3);
    var before = bytes();

    var refused = send(form.substring(form.indexOf('|') + 1));

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.text())
        .contains("\"pointer\":\"%s\"".formatted(split[0]), "\"code\":\"%s\"".formatted(split[1]));
    assertThat(bytes()).isEqualTo(before);
  }

  @Test
  void one_byte_too_many_is_a_413_and_leaves_nothing() throws Exception {
    var before = bytes();
    int most = 25 << 20;

    assertThat(send(sized(most + 1), FORM).status()).isEqualTo(413);
    assertThat(bytes()).isEqualTo(before);

    var added = send(sized(most), FORM);
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(added.number("size")).isEqualTo(most);
    assertThat(admin.send("DELETE", "/attachments/" + added.number("id"), null).status())
        .isEqualTo(204);
  }

  private static BodyPublisher sized(int size) {
    var content = new byte[size];
    java.util.Arrays.fill(content, (byte) 'x');
    return BodyPublishers.concat(
        BodyPublishers.ofString(head("filename=\"large.txt\"")),
        BodyPublishers.ofByteArray(content),
        BodyPublishers.ofString("\r\n" + END));
  }

  private static String bytes() throws Exception {
    var dump = new Dump(server);
    return dump.of("attachments") + dump.of("blobs").replaceAll("(?m)^(\\S+).*$", "$1");
  }

  private static String file(String named, String content) {
    return head(named) + content + "\r\n";
  }

  private static String head(String named) {
    var filename = named.isEmpty() ? "" : "; " + named;
    return "--edge\r\nContent-Disposition: form-data; name=\"file\"%s\r\n\r\n".formatted(filename);
  }

  private static Answer send(String form) throws Exception {
    return send(BodyPublishers.ofString(form), FORM);
  }

  private static Answer send(BodyPublisher form, String type) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(admin.base() + "/issues/" + issue + "/attachments"))
            .header("Authorization", "Bearer " + admin.token())
            .header("Content-Type", type)
            .POST(form)
            .build();
    var response = admin.http().send(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body(), response.headers());
  }
}
