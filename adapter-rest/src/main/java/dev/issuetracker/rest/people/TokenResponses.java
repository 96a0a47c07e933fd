package dev.issuetracker.rest.people;

import dev.issuetracker.application.people.Token;
import dev.issuetracker.application.people.TokenUseCases;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tokens as their owner sees them: with the secret once, and never again. */
final class TokenResponses {
  private TokenResponses() {}

  @Serdeable
  @Schema(name = "Token", description = "A personal access token.")
  record Kept(
      long id,
      String name,
      String scope,
      Instant createdAt,
      Instant expiresAt,
      @Schema(description = "Exact to a minute or two.") @Nullable Instant lastUsedAt) {
    static Kept from(Token token) {
      return new Kept(
          token.id(),
          Objects.requireNonNull(token.name()),
          token.scope().code(),
          token.createdAt(),
          token.expiresAt(),
          token.lastUsedAt());
    }
  }

  @Serdeable
  @Schema(name = "MadeToken", description = "A new token with its secret, which is told this once.")
  record Made(
      long id,
      String name,
      String scope,
      String token,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt) {
    static Made from(TokenUseCases.Made made) {
      var kept = Kept.from(made.token());
      return new Made(
          kept.id,
          kept.name,
          kept.scope,
          made.secret().text(),
          kept.createdAt,
          kept.expiresAt,
          kept.lastUsedAt);
    }

    @Override
    public String toString() {
      return "Made[" + id + "]";
    }
  }
}
