package dev.issuetracker.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.people.Bearer;
import dev.issuetracker.application.people.TokenSecret;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BearerCacheTest {
  private static final TokenSecret TOKEN = new TokenSecret("trk_" + "a".repeat(43));

  private final AtomicLong nanos = new AtomicLong();
  private final BearerCache cache = new BearerCache(nanos::get);

  @Test
  void whatWasFoundIsRememberedForLessThanFiveSeconds() {
    lookUp(alice());
    assertThat(cache.remembered(TOKEN)).hasValue(alice());

    nanos.addAndGet(Duration.ofSeconds(4).toNanos());

    assertThat(cache.remembered(TOKEN)).isEmpty();
  }

  @Test
  void thatATokenIsNobodysIsRememberedToo() {
    lookUp(Optional.empty());

    assertThat(cache.remembered(TOKEN)).hasValue(Optional.empty());
  }

  @Test
  void aRevocationIsFeltAtOnceByItsPersonAlone() {
    lookUp(alice());

    cache.ofPerson(8);
    assertThat(cache.remembered(TOKEN)).isPresent();
    cache.ofPerson(7);

    assertThat(cache.remembered(TOKEN)).isEmpty();
    lookUp(alice());
    assertThat(cache.remembered(TOKEN)).isPresent();
  }

  @Test
  void aLookUpThatARevocationOvertookIsNotBelieved() {
    cache.lookUp(
        TOKEN,
        token -> {
          cache.ofPerson(7);
          return alice();
        });

    assertThat(cache.remembered(TOKEN)).isEmpty();
  }

  private void lookUp(Optional<Bearer> answer) {
    cache.lookUp(TOKEN, token -> answer);
  }

  private static Optional<Bearer> alice() {
    var actor =
        new Actor(new PersonRef(7, "alice", "Alice"), Role.VIEWER, Actor.Access.SIGNED_IN, null);
    return Optional.of(new Bearer(actor, 1, Instant.parse("2026-01-09T12:00:00Z")));
  }
}
