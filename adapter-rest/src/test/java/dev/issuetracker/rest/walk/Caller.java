package dev.issuetracker.rest.walk;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.people.PersonPatch;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somebody at the door: a role and a way to show who it is. */
record Caller(Role role, Means means) {

  enum Means {
    SIGN_IN,
    WRITING_PROGRAM,
    READING_PROGRAM,
    NOTHING,
    EXPIRED,
    REVOKED,
    DEACTIVATED
  }

  static List<Caller> all() {
    var all = new ArrayList<Caller>();
    for (var role : Role.values()) {
      all.add(new Caller(role, Means.SIGN_IN));
      all.add(new Caller(role, Means.READING_PROGRAM));
      all.add(new Caller(role, Means.WRITING_PROGRAM));
    }
    for (var means : List.of(Means.NOTHING, Means.EXPIRED, Means.REVOKED, Means.DEACTIVATED)) {
      all.add(new Caller(Role.ADMIN, means));
    }
    return all;
  }

  /** What is shown at the door: by somebody new each time, so that callers never meet. */
  String token(World world, String expired) {
    if (means == Means.NOTHING || means == Means.EXPIRED) {
      return means == Means.NOTHING ? "" : expired;
    }
    var name = world.freshName();
    var person = world.server.person(name, role.code());
    var token = world.server.signIn(name);
    return switch (means) {
      case READING_PROGRAM -> world.program(token, "read");
      case WRITING_PROGRAM -> world.program(token, "write");
      case REVOKED -> {
        world.server.as(token, "POST", "/api/v1/auth/signout", "");
        yield token;
      }
      case DEACTIVATED -> {
        var patch =
            new PersonPatch(Field.absent(), Field.absent(), Field.of(false), Field.absent());
        var people = world.server.tracker.people();
        people.change(world.server.admin, new Reference.ById(person.id()), patch);
        yield token;
      }
      case SIGN_IN, NOTHING, EXPIRED -> token;
    };
  }

  /** The answer that the table of permissions promises; 200 stands for all of its kind. */
  int promised(Set<Action> actions, PersonRef anybody) {
    if (actions.isEmpty()) {
      return 200;
    }
    return access()
        .map(access -> new Actor(anybody, role, access, null))
        .map(actor -> actions.stream().anyMatch(one -> one.isAllowedTo(actor)) ? 200 : 403)
        .orElse(401);
  }

  private Optional<Actor.Access> access() {
    return switch (means) {
      case SIGN_IN -> Optional.of(Actor.Access.SIGNED_IN);
      case WRITING_PROGRAM -> Optional.of(Actor.Access.TOKEN_WRITE);
      case READING_PROGRAM -> Optional.of(Actor.Access.TOKEN_READ);
      case NOTHING, EXPIRED, REVOKED, DEACTIVATED -> Optional.empty();
    };
  }
}
