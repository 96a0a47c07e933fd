package dev.issuetracker.rest.walk;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tracker in memory that is filled over HTTP, and always has something fresh to try things on.
 */
public final class World implements AutoCloseable {
  private static final String API = "/api/v1";

  public final PeopleServer server;
  public final String admin;

  private final AtomicInteger names = new AtomicInteger();
  private final Map<String, Long> programs = new ConcurrentHashMap<>();

  private volatile long lastIssue;

  private World(PeopleServer server) {
    this.server = server;
    admin = server.signIn("admin");
  }

  /** The same world, after what the admin had shown at the door has expired. */
  public World signedInAgain() {
    return new World(server);
  }

  public static World start() {
    return start(Map.of());
  }

  public static World start(Map<String, Object> settings) {
    var all = new HashMap<String, Object>(Map.of("tracker.rate-limit", 0));
    all.putAll(settings);
    return new World(PeopleServer.start(all));
  }

  public String freshName() {
    return "n" + names.incrementAndGet();
  }

  /** A token of somebody new. */
  public String signedIn(String role) {
    var name = freshName();
    server.person(name, role);
    return server.signIn(name);
  }

  /** An issue that somebody reports; the admin does it for those who may not. */
  public long issueBy(String token) {
    var reply = server.as(token, "POST", API + "/issues", "{\"title\":\"Sample\"}");
    if (reply.status() != 201) {
      return issue();
    }
    lastIssue = id(reply);
    return lastIssue;
  }

  public long issue() {
    lastIssue = made("/issues", "{\"title\":\"Sample\"}");
    return lastIssue;
  }

  public long label() {
    return made("/labels", "{\"name\":\"%s\"}".formatted(freshName()));
  }

  public long project() {
    var key = "P" + names.incrementAndGet();
    return made("/projects", "{\"key\":\"%s\",\"name\":\"Sample\"}".formatted(key));
  }

  public long comment() {
    return made("/issues/" + issue() + "/comments", "{\"body\":\"Sample\"}");
  }

  public long user() {
    return made(
        "/users",
        "{\"username\":\"%s\",\"name\":\"x\",\"role\":\"viewer\"}".formatted(freshName()));
  }

  /** The id of a personal access token of whoever has a token; of that token, if it is one. */
  public long tokenOf(String token) {
    if (programs.containsKey(token)) {
      return programs.get(token);
    }
    var reply = server.as(token, "POST", API + "/users/me/tokens", token("write"));
    return reply.status() == 201 ? id(reply) : 1;
  }

  /** The secret of a new personal access token. */
  public String program(String token, String scope) {
    var reply = server.as(token, "POST", API + "/users/me/tokens", token(scope));
    var secret = (String) reply.json().get("token");
    programs.put(secret, id(reply));
    return secret;
  }

  /** A file on an issue that somebody reports, as far as they may. */
  public long attachmentBy(String token) {
    var added = Calls.attach(issueBy(token)).by(server, admin);
    if (added.status() != 201) {
      throw new AssertionError(added.text());
    }
    return id(added);
  }

  /** An import that nobody works at. */
  public long queuedImport() {
    var begun = Calls.upload().by(server, admin);
    if (begun.status() != 202) {
      throw new AssertionError(begun.text());
    }
    return id(begun);
  }

  /** An import that is over. */
  public long stoppedImport() {
    long id = queuedImport();
    server.as(admin, "POST", API + "/imports/" + id + "/cancel", "");
    return id;
  }

  static String token(String scope) {
    return "{\"name\":\"program\",\"scope\":\"%s\"}".formatted(scope);
  }

  public static long id(Reply reply) {
    return ((Number) reply.json().get("id")).longValue();
  }

  private long made(String path, String body) {
    var reply = server.as(admin, "POST", API + path, body);
    if (reply.status() != 201) {
      throw new AssertionError(path + ": " + reply.text());
    }
    return id(reply);
  }

  /** All that can be seen, so that nothing can come or change unseen. */
  public List<Object> seen() {
    var seen = new ArrayList<Object>();
    for (var list : List.of("/users", "/projects", "/labels", "/users/me/tokens")) {
      seen.add(server.get(admin, API + list + "?count=exact").json().get("count"));
    }
    seen.add(server.get(admin, API + "/issues/" + lastIssue).text());
    seen.add(server.get(admin, API + "/issues/" + lastIssue + "/timeline").text());
    // Ids are given in order, so that an issue that came unseen would have the next one.
    seen.add(server.get(admin, API + "/issues/" + (lastIssue + 1)).status());
    return seen;
  }

  @Override
  public void close() {
    server.close();
  }
}
