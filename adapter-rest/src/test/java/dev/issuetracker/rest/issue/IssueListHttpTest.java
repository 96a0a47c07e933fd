package dev.issuetracker.rest.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssueListHttpTest {
  private static final String ISSUES = "/api/v1/issues";

  private final PeopleServer server = PeopleServer.start();
  private final String admin = server.signIn("admin");

  @BeforeEach
  void open() {
    open("{'title':'Login <b>page</b>','priority':'high','labels':['bug'],'assignee':'admin'}");
    open("{'title':'Crimson door','description':'page & more','status':'closed'}");
    open("{'title':'Third','due_date':'2026-02-01','labels':['bug','ui'],'external_id':'E-3'}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theNewestComeFirstAndTheEnvelopeIsComplete() {
    var reply = list("");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json())
        .containsOnlyKeys(
            "count", "count_exact", "next", "previous", "results", "fuzzy", "ranked_of", "facets")
        .containsEntry("count", 3)
        .containsEntry("count_exact", true)
        .containsEntry("next", null)
        .containsEntry("fuzzy", false);
    assertThat(titles(reply)).containsExactly("Third", "Crimson door", "Login <b>page</b>");
  }

  @Test
  void filtersNarrowTogetherAndExclude() {
    assertThat(titles(list("?status=closed"))).containsExactly("Crimson door");
    assertThat(titles(list("?status=!closed&label=bug&label=ui"))).containsExactly("Third");
    assertThat(titles(list("?label=BUG&label=!ui"))).containsExactly("Login <b>page</b>");
    open("{'title':'Loud','labels':['!hot'],'priority':'low'}");
    assertThat(titles(list("?label=%5C!hot"))).containsExactly("Loud");
    assertThat(titles(list("?label=!%5C!hot"))).doesNotContain("Loud").hasSize(3);
    assertThat(titles(list("?label=!!hot"))).hasSize(3);
    server.as(admin, "DELETE", ISSUES + "/MAIN-4", "");
    assertThat(titles(list("?assignee=me"))).containsExactly("Login <b>page</b>");
    assertThat(titles(list("?assignee=none&status=open"))).containsExactly("Third");
    assertThat(titles(list("?assignee=!none"))).containsExactly("Login <b>page</b>");
    assertThat(titles(list("?priority=high&priority=low"))).containsExactly("Login <b>page</b>");
    assertThat(titles(list("?external_id=E-3"))).containsExactly("Third");
    assertThat(titles(list("?due_after=2026-02-01&due_before=2026-02-02")))
        .containsExactly("Third");
    assertThat(titles(list("?due_before=2026-02-01"))).isEmpty();
    assertThat(titles(list("?created_before=2026-01-09T14:00:00%2B02:00"))).isEmpty();
    assertThat(titles(list("?project=MAIN&sort=due_date,-id")).getFirst()).isEqualTo("Third");
  }

  @Test
  void everyFaultIsToldWithItsParameter() {
    var reply =
        list(
            "?status=done&label=nope&assignee=ghost&project=NOPE&id=x&created_after=soon"
                + "&sort=relevance&facets=title&q=%20");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults())
        .containsExactlyInAnyOrder(
            "status unknown",
            "label unknown",
            "assignee unknown",
            "project unknown",
            "id wrong_type",
            "created_after wrong_type",
            "facets unknown",
            "q blank");
    assertThat(list("?status=done&facets=title&size=0&count=some").faults())
        .containsExactlyInAnyOrder(
            "size out_of_range", "count unknown", "status unknown", "facets unknown");
    assertThat(list("?sort=relevance").faults()).containsExactly("sort contradiction");
    assertThat(list("?nonsense=1").faults()).containsExactly("nonsense unknown_parameter");
    assertThat(list("?page=1&cursor=x").status()).isEqualTo(400);
    assertThat(list("?size=100&page=101").faults()).containsExactly("page too_deep");
    assertThat(list("?size=100&page=100").status()).isEqualTo(200);
  }

  @Test
  void anEmptyPartLeadsBackFromTheEdgeOfTheList() {
    for (var sort : List.of("-created_at", "id", "-last_activity_at", "due_date", "-priority,id")) {
      var first = list("?sort=" + sort + "&size=2");
      var gone = ISSUES + "/" + results(follow(first, "next")).getFirst().get("id");
      assertThat(server.as(admin, "DELETE", gone, "").status()).isEqualTo(204);

      var empty = follow(first, "next");
      assertThat(titles(empty)).as(sort).isEmpty();
      assertThat(empty.json()).containsEntry("next", null);
      assertThat(titles(follow(empty, "previous"))).as(sort).isEqualTo(titles(first));

      var beyond = list("?sort=" + sort + "&size=2&page=7");
      assertThat(titles(beyond)).isEmpty();
      assertThat(titles(follow(beyond, "previous"))).as(sort).isEqualTo(titles(first));
      assertThat(server.as(admin, "POST", gone + "/restore", "").status()).isEqualTo(200);
    }
  }

  @Test
  void aCursorIsGoodForItsOwnListAlone() {
    var next = (String) list("?size=1&status=!resolved&facets=status").json().get("next");
    var cursor = next.substring(next.indexOf("cursor=") + "cursor=".length());

    assertThat(titles(list("?status=!resolved&size=2&cursor=" + cursor)))
        .as("another size, and no facets")
        .containsExactly("Crimson door", "Login <b>page</b>");
    var foreign = List.of("", "&status=!closed", "&status=!resolved&sort=id", "&status=resolved");
    for (var filter : foreign) {
      assertThat(list("?size=1" + filter + "&cursor=" + cursor).faults())
          .as(filter)
          .containsExactly("cursor invalid_cursor");
    }
    assertThat(list("?status=!resolved&page=1&cursor=" + cursor).faults())
        .containsExactly("page contradiction");
    for (int at = 0; at < cursor.length(); at++) {
      var forged =
          cursor.substring(0, at)
              + (cursor.charAt(at) == 'A' ? 'Q' : 'A')
              + cursor.substring(at + 1);
      assertThat(list("?status=!resolved&cursor=" + forged).faults())
          .as("forged at " + at)
          .containsExactly("cursor invalid_cursor");
    }
  }

  @Test
  void aCursorOfOnesOwnIssuesIsGoodForNobodyElse() {
    server.person("bob", "manager");
    var bob = server.signIn("bob");
    for (var mine : List.of("?size=1&reporter=me", "?size=1&assignee=!me&reporter=ME")) {
      var next = (String) list(mine).json().get("next");

      assertThat(server.get(admin, next).status()).as(mine).isEqualTo(200);
      assertThat(server.get(bob, next).faults()).as(mine).containsExactly("cursor invalid_cursor");
    }
    var everybodys = (String) list("?size=1&reporter=admin").json().get("next");
    assertThat(server.get(bob, everybodys).status()).isEqualTo(200);
  }

  /** The last letter holds bits that stand for nothing, and so do equals signs behind it. */
  @Test
  void aCursorHasOneSpelling() {
    for (var order : List.of("", "&sort=id", "&sort=-priority,id")) {
      var next = String.valueOf(list("?size=1" + order).json().get("next"));
      var cursor = next.substring(next.indexOf("cursor=") + "cursor=".length());
      var stem = cursor.substring(0, cursor.length() - 1);
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
          .chars()
          .mapToObj(letter -> stem + (char) letter)
          .filter(spelling -> !spelling.equals(cursor))
          .forEach(
              spelling ->
                  assertThat(list("?size=1" + order + "&cursor=" + spelling).faults())
                      .containsExactly("cursor invalid_cursor"));
      for (var padding : List.of("%3D", "%3D%3D")) {
        assertThat(list("?size=1" + order + "&cursor=" + cursor + padding).faults())
            .containsExactly("cursor invalid_cursor");
      }
    }
  }

  @Test
  void aValueThatLooksLikeAnotherParameterIsNone() {
    open("{'title':'login], sort=[priority'}");
    open("{'title':'login], sort=[priority'}");
    var next = (String) list("?size=1&q=login%5D%2C%20sort%3D%5Bpriority").json().get("next");
    var cursor = next.substring(next.indexOf("cursor=") + "cursor=".length());

    assertThat(list("?size=1&q=login&sort=priority&cursor=" + cursor).faults())
        .containsExactly("cursor invalid_cursor");
  }

  @Test
  @SuppressWarnings("unchecked")
  void aCursorLeadsThroughTheListAndBack() {
    var seen = new ArrayList<Object>();
    var reply = list("?size=1&status=!resolved");
    seen.addAll(titles(reply));
    var next = (String) reply.json().get("next");
    while (next != null) {
      assertThat(next).startsWith(ISSUES + "?").contains("status=%21resolved");
      reply = server.get(admin, next);
      assertThat(reply.json()).containsEntry("count", null).containsEntry("count_exact", null);
      seen.addAll(titles(reply));
      next = (String) reply.json().get("next");
    }
    assertThat(seen).containsExactly("Third", "Crimson door", "Login <b>page</b>");
    var previous = server.get(admin, (String) reply.json().get("previous"));
    assertThat(titles(previous)).containsExactly("Crimson door");
  }

  @Test
  @SuppressWarnings("unchecked")
  void wordsAreFoundAndShownWithoutTrustingWhatSomebodyWrote() {
    var reply = list("?q=page&highlight=true&sort=relevance");

    assertThat(titles(reply)).containsExactly("Login <b>page</b>", "Crimson door");
    assertThat(reply.json()).containsEntry("ranked_of", 2);
    var first = ((List<Map<String, Object>>) reply.json().get("results")).get(0);
    var highlight = (Map<String, Object>) first.get("highlight");
    assertThat((String) highlight.get("title"))
        .contains("&lt;b&gt;<mark>page</mark>")
        .doesNotContain("<b>");
    assertThat(first).doesNotContainKey("deleted_at");
  }

  @Test
  void similarTitlesAreSaidToBeNoMoreThanThat() {
    var reply = list("?q=crimsn");

    assertThat(titles(reply)).containsExactly("Crimson door");
    assertThat(reply.json()).containsEntry("fuzzy", true);
  }

  @Test
  @SuppressWarnings("unchecked")
  void facetsCountUnderTheOtherFilters() {
    var facets =
        (Map<String, Map<String, Object>>)
            list("?status=closed&facets=status,label").json().get("facets");

    assertThat(facets).containsOnlyKeys("status", "label");
    assertThat(facets.get("status"))
        .containsEntry("exact", true)
        .containsEntry(
            "values",
            List.of(Map.of("value", "open", "count", 2), Map.of("value", "closed", "count", 1)));
    assertThat((List<Object>) facets.get("label").get("values")).isEmpty();
  }

  @Test
  void deletedIssuesAreForManagers() {
    server.person("dev", "developer");
    var developer = server.signIn("dev");
    var id = ((Number) results(list("?external_id=E-3")).getFirst().get("id")).longValue();
    server.as(admin, "DELETE", ISSUES + "/" + id, "");

    assertThat(titles(list("?deleted=true"))).containsExactly("Third");
    assertThat(titles(list(""))).doesNotContain("Third");
    assertThat(server.get(developer, ISSUES + "?deleted=true").status()).isEqualTo(403);
  }

  private void open(String body) {
    assertThat(server.as(admin, "POST", ISSUES, body.replace('\'', '"')).status()).isEqualTo(201);
  }

  private Reply list(String query) {
    return server.get(admin, ISSUES + query);
  }

  @SuppressWarnings("unchecked")
  private Reply follow(Reply part, String link) {
    return server.get(admin, (String) part.json().get(link));
  }

  private static List<Map<String, Object>> results(Reply reply) {
    return (List<Map<String, Object>>) reply.json().get("results");
  }

  private static List<Object> titles(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return results(reply).stream().map(issue -> issue.get("title")).toList();
  }
}
