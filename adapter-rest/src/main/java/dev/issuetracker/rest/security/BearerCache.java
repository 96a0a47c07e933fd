package dev.issuetracker.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.issuetracker.application.people.Bearer;
import dev.issuetracker.application.people.Revocations;
import dev.issuetracker.application.people.TokenSecret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a few seconds whose tokens are whose, so that not every request asks the store. A
 * revocation on this server holds from the moment it is kept; elsewhere, when memory fades.
 *
 * <p>A look-up that began before a revocation and ends after it must not be believed: each
 * remembers at which revocation it began.
 */
@Singleton
public final class BearerCache implements Revocations {

  /** Less than the five seconds that are promised, because a look-up takes time as well. */
  static final Duration LIFE = Duration.ofSeconds(4);

  private static final int MOST = 20_000;

  private final AtomicLong revocations = new AtomicLong();
  private final Cache<String, Known> known;
  private final Cache<Long, Long> lastRevocation;

  private record Known(Optional<Bearer> bearer, long revocations) {}

  @Inject
  public BearerCache() {
    this(Ticker.systemTicker());
  }

  BearerCache(Ticker ticker) {
    known = Caffeine.newBuilder().ticker(ticker).maximumSize(MOST).expireAfterWrite(LIFE).build();
    lastRevocation =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(LIFE.multipliedBy(3)).build();
  }

  @Override
  public void ofPerson(long id) {
    lastRevocation.put(id, revocations.incrementAndGet());
  }

  /** What is remembered of a token: whose it is, or that it is nobody's. */
  Optional<Optional<Bearer>> remembered(TokenSecret token) {
    return Optional.ofNullable(known.getIfPresent(token.hash()))
        .filter(this::holds)
        .map(Known::bearer);
  }

  Optional<Bearer> lookUp(TokenSecret token, Function<TokenSecret, Optional<Bearer>> store) {
    long began = revocations.get();
    var found = store.apply(token);
    known.put(token.hash(), new Known(found, began));
    return found;
  }

  private boolean holds(Known entry) {
    if (entry.bearer.isEmpty()) {
      return true;
    }
    @Nullable Long last = lastRevocation.getIfPresent(entry.bearer.get().actor().id());
    return last == null || entry.revocations >= last;
  }
}
