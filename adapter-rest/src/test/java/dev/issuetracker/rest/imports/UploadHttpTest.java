package dev.issuetracker.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.OutcomeUnknown;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.rest.people.Commits;
import dev.issuetracker.rest.people.LostBytes;
import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody works at imports here: what is taken is queued. */
class UploadHttpTest {
  private static final String PATH = "/api/v1/issues/import";
  private static final String END = "--edge--\r\n";

  private static PeopleServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = PeopleServer.start(Map.of("tracker.rate-limit", 0));
    admin = server.signIn("admin");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forgetWhatIsLost() {
    LostBytes.of(server);
  }

  @Test
  void fieldsMayStandBeforeAndAfterTheFileAndInTheQuery() {
    var begun =
        post(
            PATH + "?unescape=true",
            field("dry_run", "true") + file("a.csv", "title\r\nx\r\n") + field("project", "MAIN"));

    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.json())
        .containsEntry("dry_run", true)
        .containsEntry("file_name", "a.csv")
        .containsEntry("state", "queued");
    assertThat(begun.header("Location")).isEqualTo("/api/v1/imports/" + begun.json().get("id"));
    assertThat(LostBytes.of(server)).isEmpty();
  }

  @Test
  void allFaultsOfAFormAreToldAtOnceAndNoFileIsKept() {
    var refused =
        post(
            PATH + "?dry_run=true",
            field("dry_run", "false")
                + file("a.csv", "title\r\nx\r\n")
                + field("unescape", "yes")
                + field("sheet", "x".repeat(2_000))
                + field("colour", "red")
                + file("b.csv", "title\r\n"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faults())
        .containsExactlyInAnyOrder(
            "/dry_run contradiction",
            "/unescape wrong_type",
            "/sheet too_long",
            "/colour unknown_field",
            "/file repeated");
    assertThat(LostBytes.of(server)).isEmpty();
  }

  @Test
  void aFileIsCalledWhatIsLeftWithoutTheSpacesAroundItsName() {
    for (var name : List.of(" ".repeat(300) + "a.csv" + " ".repeat(300), "\u001f\ta.csv\u00a0")) {
      var begun = post(PATH, file(name, "title\r\nx\r\n"));

      assertThat(begun.status()).isEqualTo(202);
      assertThat(begun.json()).containsEntry("file_name", "a.csv");
    }
  }

  @Test
  void noFieldHoldsAControlCharacter() {
    for (var value : List.of("a\0b", "a\u007f", "\u0085")) {
      for (var name : List.of("project", "sheet", "dry_run")) {
        var refused = post(PATH, field(name, value) + file("a.csv", "title\r\nx\r\n"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults()).containsExactly("/" + name + " control_character");
      }
    }
    assertThat(LostBytes.of(server)).isEmpty();
  }

  @Test
  void anEmptyNameIsTheNameOfNothing() {
    var book = file("a.xlsx", "title\r\nx\r\n");

    assertThat(post(PATH, field("project", "") + field("sheet", "") + book).faults())
        .containsExactly("/project unknown", "/sheet blank");
    assertThat(post(PATH + "?project=&sheet=", book).faults())
        .containsExactly("/project unknown", "/sheet blank");
    assertThat(LostBytes.of(server)).isEmpty();
  }

  @Test
  void whatWouldMeanNothingForAKindOfFileIsNotTaken() {
    var table = file("a.csv", "title\r\nx\r\n");
    var book = file("a.xlsx", "title\r\nx\r\n");

    assertThat(post(PATH, field("sheet", "One") + table).faults())
        .containsExactly("/sheet not_taken");
    assertThat(post(PATH + "?sheet=One", file("a.csv.gz", "title\r\nx\r\n")).faults())
        .containsExactly("/sheet not_taken");
    assertThat(post(PATH + "?unescape=true&sheet=One", book).status()).isEqualTo(202);
    assertThat(LostBytes.of(server)).isEmpty();
  }

  @Test
  void whatIsWrongWithTheFileAndWithTheProjectIsToldAtOnce() {
    var refused = post(PATH + "?project=NOSUCH", file("a.csv", "colour\r\nred\r\n"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faults())
        .containsExactly(
            "/file/header/0 unknown_column", "/file/header missing_column", "/project unknown");
    assertThat(LostBytes.of(server)).isEmpty();
  }

  @Test
  void whatMeansNothingForOneFaceOfTheRefusedRowsIsNotTaken() {
    var begun = post(PATH, file("a.csv", "title\r\nx\r\n"));
    var errors = begun.header("Location") + "/errors";
    var paged = errors + "?size=1&page=1&cursor=x&count=none";

    assertThat(server.as(admin, "GET", paged, "", "Accept", "text/csv").faults())
        .containsExactly("size not_taken", "page not_taken", "cursor not_taken", "count not_taken");
    var file = server.as(admin, "GET", errors + "?safe=false", "", "Accept", "text/csv");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    assertThat(file.header("Vary")).contains("Accept,");
    assertThat(server.get(admin, errors).header("Vary")).contains("Accept,");
    assertThat(server.get(admin, errors + "?safe=false&size=1").status()).isEqualTo(200);
  }

  @Test
  void aFormHoldsOneFileWithAName() {
    assertThat(post(PATH, field("dry_run", "true")).faults()).containsExactly("/file required");
    assertThat(post(PATH, field("file", "title\r\nx")).faults())
        .containsExactly("/file wrong_type");
    var fileAsField = file("a.csv", "title\r\nx\r\n").replace("\"file\"", "\"project\"");
    assertThat(post(PATH, fileAsField + file("a.csv", "title\r\nx\r\n")).faults())
        .containsExactly("/project wrong_type");
    assertThat(LostBytes.of(server)).isEmpty();
  }

  @Test
  void whatIsNoFormIsRefused() {
    assertThat(send(PATH, "multipart/form-data; boundary=edge", file("a.csv", "title")).status())
        .isEqualTo(400);
    assertThat(send(PATH, "multipart/form-data", file("a.csv", "title") + END).status())
        .isEqualTo(400);
    assertThat(send(PATH, "text/csv", "title\r\nx\r\n").status()).isEqualTo(415);
    assertThat(post(PATH, file("a.doc", "title\r\nx\r\n")).status()).isEqualTo(415);
    assertThat(post(PATH, file("a.csv", "colour\r\nred\r\n")).status()).isEqualTo(400);
    assertThat(LostBytes.of(server)).isEmpty();
  }

  @Test
  void aKeyMakesTwoUploadsOne() {
    var key = new String[] {"Idempotency-Key", "once"};
    var first = post(PATH, file("a.csv", "title\r\nx\r\n"), key);
    var again = post(PATH, file("a.csv", "title\r\nx\r\n"), key);
    var other = post(PATH, file("a.csv", "title\r\ny\r\n"), key);
    var named = post(PATH, file("b.csv", "title\r\nx\r\n"), key);

    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(named.status()).isEqualTo(422);
    assertThat(LostBytes.of(server)).isEmpty();
  }

  @Test
  void aFormThatIsRefusedIsRememberedUnderItsKey() {
    var key = new String[] {"Idempotency-Key", "refused"};
    var bad = field("dry_run", "yes") + file("a.csv", "title\r\nx\r\n");
    var first = post(PATH, bad, key);
    var again = post(PATH, bad, key);
    var good = post(PATH, file("a.csv", "title\r\nx\r\n"), key);

    assertThat(first.status()).isEqualTo(400);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(good.status()).isEqualTo(422);
    assertThat(LostBytes.of(server)).isEmpty();
  }

  @Test
  void anImportOfWhichNobodyHeardKeepsItsFile() {
    var commits = (Commits) server.context().getBean(Ports.class).transactions();
    int before = imports().size();
    commits.afterEach(
        () -> {
          if (imports().size() > before) {
            throw new OutcomeUnknown(new IllegalStateException("the answer is lost"));
          }
        });
    try {
      var unheard = post(PATH, file("a.csv", "title\r\nx\r\n"));

      assertThat(unheard.status()).isEqualTo(503);
      assertThat(unheard.json()).containsEntry("type", "/problems/outcome-unknown");
    } finally {
      commits.afterEach(() -> {});
    }
    assertThat(imports()).hasSize(before + 1);
    while (server.tracker.importWorker().runNext("worker", () -> false)) {
      // One after the other, of other tests too.
    }
    assertThat(imports().getFirst().state()).isEqualTo(ImportState.FINISHED);
  }

  private static List<ImportJob> imports() {
    return server.tracker.imports().list(server.admin, Window.first(100)).items();
  }

  private static String field(String name, String value) {
    return "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  private static String file(String name, String content) {
    return "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, content);
  }

  private static Reply post(String path, String parts, String... headers) {
    return send(path, "multipart/form-data; boundary=edge", parts + END, headers);
  }

  private static Reply send(String path, String type, String body, String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Prefer";
    all[1] = "respond-async";
    return server.form(admin, path, type, body, all);
  }
}
