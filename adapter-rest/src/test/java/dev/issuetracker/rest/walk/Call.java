package dev.issuetracker.rest.walk;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.trial.Reply;
import java.util.List;

/** One request, without who sends it. */
public record Call(String method, String path, String body, List<String> headers) {
  Call(String method, String path, String body) {
    this(method, path, body, List.of());
  }

  public static Call get(String path) {
    return new Call("GET", path, "");
  }

  /** Sends it with a token, or without one if there is none. */
  public Reply by(PeopleServer server, String token) {
    var more = headers.toArray(String[]::new);
    return token.isEmpty()
        ? server.send(method, path, body, more)
        : server.as(token, method, path, body, more);
  }

  public Call at(String other) {
    return new Call(method, other, body, headers);
  }

  Call withBody(String other) {
    return new Call(method, path, other, headers);
  }
}
