package dev.issuetracker.application;

import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and with what right. Believed as it is: whoever makes one has made sure of it. A role
 * that is taken away later stays in an actor that is kept, so take a new one for each request. What
 * gives access, to people or by tokens, is the exception: there the person is looked up again.
 *
 * @param requestId what the history calls the request by, if it has a name
 */
public record Actor(PersonRef person, Role role, Access access, @Nullable String requestId) {

  /**
   * How the actor came in: signed in (may do all that the role may), or by a token made for a
   * program.
   */
  public enum Access {
    SIGNED_IN,
    TOKEN_WRITE,
    TOKEN_READ
  }

  public static Actor of(Person person) {
    return new Actor(person.ref(), person.role(), Access.SIGNED_IN, null);
  }

  public Actor inRequest(String id) {
    return new Actor(person, role, access, id);
  }

  public long id() {
    return person.id();
  }

  public boolean is(PersonRef other) {
    return person.id() == other.id();
  }
}
