package dev.issuetracker.application.history;

import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.PersonRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who did something, when, and in which request. */
public record Authorship(PersonRef actor, Instant at, @Nullable String requestId) {
  public static Authorship of(Actor actor, Instant at) {
    return new Authorship(actor.person(), at, actor.requestId());
  }
}
