package dev.issuetracker.rest.walk;

import static dev.issuetracker.rest.people.PeopleServer.PASSWORD;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * For each operation a request that is good, so that whoever may gets a 2xx. It is made for one
 * caller at a time, over fresh data.
 */
public final class Calls {
  private static final String API = "/api/v1";

  private static final Map<String, BiFunction<World, String, Call>> WRITES =
      Map.ofEntries(
          entry("signUp", (w, t) -> post("/auth/signup", person(w, ""))),
          entry(
              "signIn",
              (w, t) ->
                  post(
                      "/auth/signin",
                      "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(PASSWORD))),
          entry("signOut", (w, t) -> post("/auth/signout", "")),
          entry("changeProfile", (w, t) -> patch("/users/me", "{\"name\":\"Carol\"}")),
          entry(
              "changePassword",
              (w, t) ->
                  put(
                      "/users/me/password",
                      "{\"current_password\":\"%s\",\"new_password\":\"another one\"}"
                          .formatted(PASSWORD))),
          entry("createToken", (w, t) -> post("/users/me/tokens", World.token("read"))),
          entry("revokeToken", (w, t) -> delete("/users/me/tokens/" + w.tokenOf(t))),
          entry("createUser", (w, t) -> post("/users", person(w, ",\"role\":\"viewer\""))),
          entry("changeUser", (w, t) -> patch("/users/" + w.user(), "{\"name\":\"Carol\"}")),
          entry(
              "createProject",
              (w, t) ->
                  post(
                      "/projects",
                      "{\"key\":\"%s\",\"name\":\"x\"}"
                          .formatted(w.freshName().toUpperCase(java.util.Locale.ROOT)))),
          entry("changeProject", (w, t) -> patch("/projects/" + w.project(), "{\"name\":\"y\"}")),
          entry(
              "createLabel",
              (w, t) -> post("/labels", "{\"name\":\"%s\"}".formatted(w.freshName()))),
          entry("changeLabel", (w, t) -> patch("/labels/" + w.label(), "{\"color\":\"#d73a4a\"}")),
          entry("deleteLabel", (w, t) -> delete("/labels/" + w.label())),
          entry("openIssue", (w, t) -> post("/issues", "{\"title\":\"Login page bug\"}")),
          entry(
              "changeIssue",
              (w, t) -> patch("/issues/" + w.issueBy(t), "{\"version\":1,\"title\":\"Other\"}")),
          entry("deleteIssue", (w, t) -> delete("/issues/" + w.issue())),
          entry("restoreIssue", (w, t) -> post("/issues/" + w.issue() + "/restore", "")),
          entry(
              "addComment",
              (w, t) -> post("/issues/" + w.issue() + "/comments", "{\"body\":\"Same here\"}")),
          entry(
              "replaceIssueLabels",
              (w, t) -> put("/issues/" + w.issue() + "/labels", "{\"labels\":[\"bug\"]}")),
          entry(
              "adjustIssueLabels",
              (w, t) -> patch("/issues/" + w.issue() + "/labels", "{\"add\":[\"bug\"]}")),
          entry("openIssues", (w, t) -> post("/issues/bulk", "{\"issues\":[{\"title\":\"x\"}]}")),
          entry(
              "changeIssues",
              (w, t) ->
                  patch(
                      "/issues/bulk",
                      "{\"updates\":[{\"id\":%d,\"title\":\"x\"}]}".formatted(w.issue()))),
          entry(
              "moveIssues",
              (w, t) ->
                  post(
                      "/issues/bulk-status",
                      "{\"issue_ids\":[%d],\"status\":\"resolved\"}".formatted(w.issue()))),
          entry(
              "moveIssuesEach",
              (w, t) ->
                  put(
                      "/issues/bulk-status",
                      "[{\"id\":%d,\"status\":\"closed\"}]".formatted(w.issue()))),
          entry(
              "redact",
              (w, t) ->
                  post("/redactions", "{\"comment\":%d,\"reason\":\"x\"}".formatted(w.comment()))),
          entry("addAttachment", (w, t) -> attach(w.issueBy(t))),
          entry("removeAttachment", (w, t) -> delete("/attachments/" + w.attachmentBy(t))),
          entry("importIssues", (w, t) -> upload()),
          entry("cancelImport", (w, t) -> post("/imports/" + w.queuedImport() + "/cancel", "")),
          entry("undoImport", (w, t) -> undo(w.stoppedImport())),
          entry(
              "forgetImportErrors", (w, t) -> delete("/imports/" + w.stoppedImport() + "/errors")));

  private static final Map<String, BiFunction<World, String, Call>> READS =
      Map.ofEntries(
          entry("getUser", (w, t) -> Call.get(API + "/users/" + w.user())),
          entry("getProject", (w, t) -> Call.get(API + "/projects/" + w.project())),
          entry("getLabel", (w, t) -> Call.get(API + "/labels/" + w.label())),
          entry("getIssue", (w, t) -> Call.get(API + "/issues/" + w.issue())),
          entry("getTimeline", (w, t) -> Call.get(API + "/issues/" + w.issue() + "/timeline")),
          entry("readEvents", (w, t) -> Call.get(API + "/events")),
          entry("listComments", (w, t) -> Call.get(API + "/issues/" + w.issue() + "/comments")),
          entry("getComment", (w, t) -> Call.get(API + "/comments/" + w.comment())),
          entry(
              "listAttachments", (w, t) -> Call.get(API + "/issues/" + w.issue() + "/attachments")),
          entry(
              "downloadAttachment", (w, t) -> Call.get(API + "/attachments/" + w.attachmentBy(t))),
          entry("getImport", (w, t) -> Call.get(API + "/imports/" + w.stoppedImport())),
          entry(
              "followImport",
              (w, t) -> Call.get(API + "/imports/" + w.stoppedImport() + "/events")),
          entry(
              "listImportErrors",
              (w, t) -> Call.get(API + "/imports/" + w.stoppedImport() + "/errors")),
          entry("exportIssues", (w, t) -> Call.get(API + "/issues/export")),
          entry("getIssueLabels", (w, t) -> Call.get(API + "/issues/" + w.issue() + "/labels")));

  private Calls() {}

  /** The request for an operation. A read of a path without variables needs no row. */
  public static Call of(Operation operation, World world, String token) {
    return row(operation)
        .map(row -> row.apply(world, token))
        .orElseGet(() -> Call.get(operation.path()));
  }

  public static boolean know(Operation operation) {
    return row(operation).isPresent()
        || (operation.method().equals("GET") && !operation.path().contains("{"));
  }

  private static Optional<BiFunction<World, String, Call>> row(Operation operation) {
    return Optional.ofNullable(WRITES.get(operation.id()))
        .or(() -> Optional.ofNullable(READS.get(operation.id())));
  }

  /** Nobody works at imports here, so that it is of no use to wait for one. */
  static Call upload() {
    return file("/issues/import", "issues.csv");
  }

  static Call attach(long issue) {
    return file("/issues/" + issue + "/attachments", "notes.txt");
  }

  private static Call file(String path, String name) {
    var form =
        """
        --edge
        Content-Disposition: form-data; name="file"; filename="%s"
        Content-Type: text/plain

        title
        Login page bug
        --edge--
        """
            .formatted(name)
            .replace("\n", "\r\n");
    var type = "multipart/form-data; boundary=edge";
    return new Call(
        "POST", API + path, form, List.of("Content-Type", type, "Prefer", "respond-async"));
  }

  private static Call undo(long id) {
    var path = API + "/imports/" + id + "/undo";
    return new Call("POST", path, "", List.of("Prefer", "respond-async"));
  }

  private static String person(World world, String more) {
    return "{\"username\":\"%s\",\"name\":\"Carol\",\"password\":\"%s\"%s}"
        .formatted(world.freshName(), PASSWORD, more);
  }

  private static Call post(String path, String body) {
    return new Call("POST", API + path, body);
  }

  private static Call put(String path, String body) {
    return new Call("PUT", API + path, body);
  }

  private static Call patch(String path, String body) {
    return new Call("PATCH", API + path, body);
  }

  private static Call delete(String path) {
    return new Call("DELETE", API + path, "");
  }
}
