package dev.issuetracker.application.people;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that people make for their programs. Everybody sees and handles their own only. Safe
 * for many threads at once.
 */
public final class TokenUseCases {
  public static final int MOST_TOKENS = 100;

  private final Transactions transactions;
  private final AccessPorts access;
  private final Standing standing;
  private final Now now;

  /**
   * A token that was just made.
   *
   * @param secret told this once
   */
  public record Made(Token token, TokenSecret secret) {}

  public TokenUseCases(Ports ports) {
    this.transactions = ports.transactions();
    this.access = ports.access();
    this.standing = new Standing(ports.people(), access.tokens());
    this.now = new Now(ports.clock());
  }

  /** Makes a token for somebody who came without one. */
  public Made create(Actor actor, NewToken command) {
    return create(actor, null, command);
  }

  /** Makes a token for somebody whose own has to be good still. */
  public Made create(Bearer bearer, NewToken command) {
    return create(bearer.actor(), bearer.tokenId(), command);
  }

  private Made create(Actor actor, @Nullable Long own, NewToken command) {
    var at = now.get();
    new Faults().addAll(command.faults(at)).refuse();
    Action.CREATE_TOKEN.require(actor);
    return transactions.write(() -> make(actor, own, command, at));
  }

  /** Whoever shuts the person out meanwhile has done it, or waits and takes this token as well. */
  private Made make(Actor actor, @Nullable Long own, NewToken command, Instant at) {
    access.tokens().hold(actor.id());
    standing.require(Action.CREATE_TOKEN, actor, own);
    if (access.tokens().countPersonal(actor.id()) >= MOST_TOKENS) {
      throw new Rejected(
          new Rejection.WrongState(
              "user",
              actor.person().username(),
              MOST_TOKENS + " tokens",
              "fewer than " + MOST_TOKENS + " tokens"));
    }
    var secret = TokenSecret.mint(access.randomness());
    var token = access.tokens().add(command.draft(actor.id(), at), secret.hash());
    return new Made(token, secret);
  }

  public Slice<Token> list(Actor actor, Window window) {
    Action.LIST_TOKENS.require(actor);
    return transactions.read(() -> access.tokens().listPersonal(actor.id(), window));
  }

  public void revoke(Actor actor, Reference reference) {
    transactions.write(
        () -> {
          var token = found(actor, reference);
          Action.REVOKE_TOKEN.require(actor);
          return access.tokens().remove(actor.id(), token.id());
        });
    access.revocations().ofPerson(actor.id());
  }

  private Token found(Actor actor, Reference reference) {
    return switch (reference) {
      case Reference.ById(var id) ->
          access
              .tokens()
              .findPersonal(actor.id(), id)
              .orElseThrow(() -> Rejection.NotFound.of("token", id));
      case Reference.ByName(var name) -> throw Rejection.NotFound.of("token", name);
    };
  }
}
