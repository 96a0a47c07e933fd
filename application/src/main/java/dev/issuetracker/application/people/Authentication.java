package dev.issuetracker.application.people;

import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Finds out who somebody is by the token that they carry, and nothing else about them. */
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
    return TokenSecret.of(token)
        .flatMap(secret -> transactions.read(() -> tokens.findByHash(secret.hash())))
        .filter(holder -> holder.token().isLivingAt(now.get()))
        .filter(holder -> holder.person().active())
        .map(Bearer::of);
  }

  /** Writes down when tokens were last used, many at once. */
  public void recordUses(Map<Long, Instant> lastUses) {
    if (!lastUses.isEmpty()) {
      transactions.write(
          () -> {
            tokens.recordUses(lastUses);
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
