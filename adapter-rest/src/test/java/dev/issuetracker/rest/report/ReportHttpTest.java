package dev.issuetracker.rest.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportHttpTest {
  private static final String REPORTS = "/api/v1/reports/";

  private final PeopleServer server = PeopleServer.start();
  private final String admin = server.signIn("admin");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aReportIsKeptUntilSomebodyWantsNews() {
    open();
    assertThat(counts(get("top-assignees"))).containsExactly(1);

    open();
    assertThat(counts(get("top-assignees"))).containsExactly(1);
    var news = server.as(admin, "GET", REPORTS + "top-assignees", "", "Cache-Control", "no-cache");
    assertThat(counts(news)).containsExactly(2);
    assertThat(counts(get("top-assignees"))).containsExactly(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          latency             | text/csv                  | text/csv;charset=utf-8
          latency             | text/csv, */*             | text/csv;charset=utf-8
          latency             | application/json,text/csv | application/json
          latency             | text/*                    | text/csv;charset=utf-8
          latency             | application/*             | application/json
          latency?format=csv  | application/json          | text/csv;charset=utf-8
          latency?format=json | text/csv, */*             | application/json
          """)
  void theFormatIsThatOfTheParameterOrElseWhatIsAcceptedFirst(
      String report, String accept, String type) {
    var reply = server.as(admin, "GET", REPORTS + report, "", "Accept", accept);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualToIgnoringWhitespace(type);
    assertThat(reply.text().startsWith("{")).isEqualTo(type.equals("application/json"));
  }

  @Test
  void nothingToAverageIsNull() {
    assertThat(get("latency").json())
        .containsOnlyKeys(
            "as_of", "count", "average_seconds", "median_seconds", "p90_seconds", "p95_seconds")
        .containsEntry("count", 0)
        .containsEntry("average_seconds", null);
  }

  @Test
  void emptyIntervalsArePresentAndWeeksBeginOnMonday() {
    open();
    var days = results(get("velocity?days=3"));
    assertThat(days)
        .containsExactly(
            Map.of("from", "2026-01-07", "created", 0, "resolved", 0, "reopened", 0),
            Map.of("from", "2026-01-08", "created", 0, "resolved", 0, "reopened", 0),
            Map.of("from", "2026-01-09", "created", 1, "resolved", 0, "reopened", 0));
    var weeks = results(get("velocity?days=8&interval=week&tz=Europe/Berlin"));
    assertThat(weeks)
        .extracting(week -> week.get("from"))
        .containsExactly("2025-12-29", "2026-01-05");
    assertThat(results(get("cumulative-flow?days=1")).getFirst()).containsEntry("open", 1);
  }

  @Test
  void aDayIsThatOfTheTimeZone() {
    open();
    assertThat(results(get("velocity?days=1&tz=Pacific/Kiritimati")))
        .containsExactly(Map.of("from", "2026-01-10", "created", 1, "resolved", 0, "reopened", 0));
    assertThat(results(get("velocity?days=2&tz=America/Los_Angeles")))
        .containsExactly(
            Map.of("from", "2026-01-08", "created", 0, "resolved", 0, "reopened", 0),
            Map.of("from", "2026-01-09", "created", 1, "resolved", 0, "reopened", 0));
  }

  @Test
  void agesHaveEveryBucket() {
    open();
    assertThat(results(get("aging")))
        .hasSize(6)
        .first()
        .satisfies(age -> assertThat(age).containsEntry("from_days", 0).containsEntry("open", 1));
  }

  @Test
  void aTableIsForSpreadsheets() {
    open();
    var reply = get("top-assignees?format=csv");

    assertThat(reply.header("Content-Type")).startsWith("text/csv");
    assertThat(reply.text())
        .startsWith("assignee_id,username,name,issue_count\r\n")
        .contains(",1\r\n");
    assertThat(get("latency?format=csv").text()).endsWith("\r\n0,,,,\r\n");
  }

  @Test
  void everyFaultIsToldWithItsParameter() {
    var reply = get("velocity?days=0&interval=year&tz=Nowhere/Land&project=NOPE");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults())
        .containsExactlyInAnyOrder(
            "days out_of_range", "interval unknown", "tz unknown", "project unknown");
    assertThat(get("aging?format=xml").faults()).containsExactly("format unknown");
    assertThat(get("aging?format=xml&project=NOPE").faults())
        .containsExactlyInAnyOrder("format unknown", "project unknown");
  }

  @Test
  void reportsAreForManagersWhoeverAskedBefore() {
    server.person("dev", "developer");
    get("aging");
    assertThat(server.get(server.signIn("dev"), REPORTS + "aging").status()).isEqualTo(403);
  }

  @Test
  void whoIsNoManagerAnyMoreIsRefusedWhatHeAskedBefore() {
    server.person("max", "manager");
    var max = server.signIn("max");
    assertThat(server.get(max, REPORTS + "aging").status()).isEqualTo(200);

    server.as(admin, "PATCH", "/api/v1/users/max", "{\"role\":\"developer\"}");
    assertThat(server.get(max, REPORTS + "aging").status()).isEqualTo(403);
  }

  @Test
  void whoAsksForHisOwnIsNotToldOfSomebodyElses() {
    open();
    server.person("max", "manager");
    var own = REPORTS + "latency?assignee=me";
    var patch = "{\"version\":1,\"status\":\"resolved\"}";
    assertThat(server.as(admin, "PATCH", "/api/v1/issues/MAIN-1", patch).status()).isEqualTo(200);

    assertThat(server.get(admin, own).json()).containsEntry("count", 1);
    assertThat(server.get(server.signIn("max"), own).json()).containsEntry("count", 0);
  }

  private void open() {
    var body = "{\"title\":\"One\",\"assignee\":\"admin\"}";
    assertThat(server.as(admin, "POST", "/api/v1/issues", body).status()).isEqualTo(201);
  }

  private Reply get(String report) {
    return server.get(admin, REPORTS + report);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> results(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return (List<Map<String, Object>>) reply.json().get("results");
  }

  private static List<Object> counts(Reply reply) {
    return results(reply).stream().map(one -> one.get("issue_count")).toList();
  }
}
