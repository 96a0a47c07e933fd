package dev.issuetracker.rest.walk;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;

/** One request, without who sends it. */
public record Call(String method, String path, String body) {

  public static Call get(String path) {
    return new Call("GET", path, "");
  }

  /** Sends it with a token, or without one if there is none. */
  public Reply by(PeopleServer server, String token, String... headers) {
    return token.isEmpty()
        ? server.send(method, path, body, headers)
        : server.as(token, method, path, body, headers);
  }

  Call withBody(String other) {
    return new Call(method, path, other);
  }
}
