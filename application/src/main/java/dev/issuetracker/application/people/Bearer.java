package dev.issuetracker.application.people;

import dev.issuetracker.application.Actor;
import java.time.Instant;

/** Somebody who came with a token, and the token that it was. */
public record Bearer(Actor actor, long tokenId, Instant expiresAt) {

  static Bearer of(TokenRepository.Holder holder) {
    var token = holder.token();
    var person = holder.person();
    var access =
        switch (token.kind()) {
          case SIGN_IN -> Actor.Access.SIGNED_IN;
          case PERSONAL ->
              switch (token.scope()) {
                case READ -> Actor.Access.TOKEN_READ;
                case WRITE -> Actor.Access.TOKEN_WRITE;
              };
        };
    var actor = new Actor(person.ref(), person.role(), access, null);
    return new Bearer(actor, token.id(), token.expiresAt());
  }
}
