package dev.issuetracker.application.people;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Whether whoever was let in would be let in still. What others remember of a caller may be some
 * seconds old, which is too old for what gives access to others, or for longer.
 */
final class Standing {
  private final PersonRepository people;
  private final TokenRepository tokens;

  Standing(PersonRepository people, TokenRepository tokens) {
    this.people = people;
    this.tokens = tokens;
  }

  /**
   * Refuses who is deactivated by now, or may not by the role that he has now. To be called once
   * nobody can change that any more.
   */
  void require(Action action, Actor actor) {
    var now = now(actor);
    action.require(new Actor(now.ref(), now.role(), actor.access(), actor.requestId()));
  }

  /**
   * The same of the token that the caller came with, which is gone when it was revoked.
   *
   * @param token null for a caller who came without one
   */
  void require(Action action, Actor actor, @Nullable Long token) {
    require(action, actor);
    if (token != null && !tokens.has(actor.id(), token)) {
      throw shutOut();
    }
  }

  private Person now(Actor actor) {
    return people
        .find(new Reference.ById(actor.id()))
        .filter(Person::active)
        .orElseThrow(Standing::shutOut);
  }

  private static Rejected shutOut() {
    return new Rejected(new Rejection.ShutOut());
  }
}
