package dev.issuetracker.application.people;

import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who somebody is by the token that they carry, and nothing else about them. Safe for
 * many threads at once.
 */
public final class Authentication {

  /** Expired tokens can still be seen in the list of their owner for so long. */
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(30);

  private final Transactions transactions;
  private final TokenRepository tokens;
  private final Now now;

  public Authentication(Ports ports) {
    this.transactions = ports.transactions();
    this.tokens = ports.access().tokens();
    this.now = new Now(ports.clock());
  }

  /**
   * Whose token it is. Empty for one that was never given, was revoked, has expired, or belongs to
   * somebody who is deactivated: the difference is nobody's business.
   */
  public Optional<Bearer> bearerOf(String token) {
    return TokenSecret.of(token).flatMap(this::bearerOf);
  }

  public Optional<Bearer> bearerOf(TokenSecret secret) {
    var holder =
        transactions
            .read(() -> tokens.findByHash(secret.hash()))
            .filter(found -> found.token().isLivingAt(now.get()))
            .filter(found -> found.person().active());
    holder.map(TokenRepository.Holder::token).filter(Authentication::isNew).ifPresent(this::use);
    return holder.map(Bearer::of);
  }

  /** The first use is worth a write of its own: its owner waits to see that the token works. */
  private static boolean isNew(Token token) {
    return token.kind() == Token.Kind.PERSONAL && token.lastUsedAt() == null;
  }

  private void use(Token token) {
    recordUses(Set.of(token.id()));
  }

  /** Whether a bearer whom somebody remembers has not expired meanwhile. */
  public boolean isLiving(Bearer bearer) {
    return now.get().isBefore(bearer.expiresAt());
  }

  /** Writes down that tokens were used just now, many at once. */
  public void recordUses(Set<Long> ids) {
    if (!ids.isEmpty()) {
      var at = now.get();
      transactions.write(
          () -> {
            tokens.recordUses(ids, at);
            return true;
          });
    }
  }

  /** Takes a bounded number of long expired tokens away; how many they were. */
  public int cleanUp(int most) {
    var before = now.get().minus(KEPT_AFTER_EXPIRY);
    return transactions.write(() -> tokens.removeExpired(before, most));
  }
}
