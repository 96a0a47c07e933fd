package dev.issuetracker.application.people;

import static dev.issuetracker.application.people.House.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Window;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokensTest {
  private final House house = new House();
  private final Actor alice = Actor.of(house.person("alice", "developer"));
  private final Actor bob = Actor.of(house.person("bob", "developer"));
  private final TokenUseCases tokens = house.tracker.tokens();

  @Test
  void a_token_holds_ninety_days_unless_it_is_told_otherwise() {
    var made = tokens.create(alice, new NewToken(" nightly ", "read", null));

    assertThat(made.token().name()).isEqualTo("nightly");
    assertThat(made.token().expiresAt()).isEqualTo(house.clock.instant().plus(Duration.ofDays(90)));
    assertThat(house.bearer(made.secret()).actor().access()).isEqualTo(Actor.Access.TOKEN_READ);
    house.clock.advance(Duration.ofDays(90));
    assertThat(house.opens(made.secret())).isFalse();
  }

  @Test
  void a_token_ends_one_to_365_days_from_now() {
    assertThat(faults("n", "read", "2026-01-10T12:00:00Z")).isEmpty();
    assertThat(faults("n", "write", "2027-01-09T12:00:00Z")).isEmpty();
    assertThat(faults("n", "read", "2026-01-09T13:00:00Z"))
        .containsExactly("/expires_at out_of_range");
    assertThat(faults("n", "read", "2027-01-10T12:00:00Z"))
        .containsExactly("/expires_at out_of_range");
    assertThat(faults(null, "admin", "2026-02-01T00:00:00.000000001Z"))
        .containsExactly("/name required", "/scope invalid_scope", "/expires_at too_fine");
    assertThat(faults("x".repeat(101), null, null))
        .containsExactly("/name too_long", "/scope required");
  }

  @Test
  void the_first_use_is_seen_at_once_and_later_ones_when_they_are_written_down() {
    var made = tokens.create(alice, new NewToken("robot", "read", null));
    assertThat(made.token().lastUsedAt()).isNull();
    var first = house.clock.advance(Duration.ofSeconds(5));

    house.bearer(made.secret());
    assertThat(only().lastUsedAt()).isEqualTo(first);

    var second = house.clock.advance(Duration.ofMinutes(1));
    house.bearer(made.secret());
    assertThat(only().lastUsedAt()).isEqualTo(first);
    house.tracker.authentication().recordUses(java.util.Set.of(made.token().id()));
    assertThat(only().lastUsedAt()).isEqualTo(second);
  }

  private Token only() {
    return tokens.list(alice, Window.first(10)).items().getFirst();
  }

  @Test
  void everybody_sees_and_revokes_the_own_tokens_only() {
    var made = tokens.create(alice, new NewToken("robot", "write", null));
    var id = new Reference.ById(made.token().id());

    assertThat(tokens.list(bob, Window.first(10)).items()).isEmpty();
    assertThat(refusal(() -> tokens.revoke(bob, id)))
        .isEqualTo(new Rejection.NotFound("token", Long.toString(made.token().id())));
    assertThat(house.opens(made.secret())).isTrue();

    tokens.revoke(alice, id);

    assertThat(house.opens(made.secret())).isFalse();
    assertThat(house.revoked).contains(alice.id());
    assertThat(refusal(() -> tokens.revoke(alice, id))).isInstanceOf(Rejection.NotFound.class);
    assertThat(refusal(() -> tokens.revoke(alice, Reference.of("robot"))))
        .isEqualTo(new Rejection.NotFound("token", "robot"));
  }

  @Test
  void a_person_has_a_hundred_tokens_at_the_most() {
    for (int i = 0; i < TokenUseCases.MOST_TOKENS; i++) {
      tokens.create(alice, new NewToken("robot " + i, "read", null));
    }

    assertThat(refusal(() -> tokens.create(alice, new NewToken("one more", "read", null))))
        .isInstanceOf(Rejection.WrongState.class);
    assertThat(tokens.create(bob, new NewToken("robot", "read", null))).isNotNull();
  }

  @Test
  void whoever_was_shut_out_since_makes_no_token() {
    var program = new NewToken("robot", "write", null);
    var signedIn = house.bearer(house.signIn("alice").secret());
    house.tracker.signIn().signOut(signedIn.actor(), signedIn.tokenId());
    assertThat(refusal(() -> tokens.create(signedIn, program))).isEqualTo(new Rejection.ShutOut());
    assertThat(tokens.create(alice, program)).isNotNull();
    var again = house.bearer(house.signIn("alice").secret());
    assertThat(tokens.create(again, program)).isNotNull();

    house
        .tracker
        .people()
        .change(house.admin, new Reference.ById(alice.id()), PersonPatch.none().withActive(false));

    assertThat(refusal(() -> tokens.create(again, program))).isEqualTo(new Rejection.ShutOut());
    assertThat(refusal(() -> tokens.create(alice, program))).isEqualTo(new Rejection.ShutOut());
  }

  @Test
  void what_is_no_token_opens_nothing() {
    for (var text : List.of("", "trk_", "trk_" + "a".repeat(43), "x".repeat(10_000))) {
      assertThat(house.tracker.authentication().bearerOf(text)).isEmpty();
    }
    var made = tokens.create(alice, new NewToken("robot", "read", null));
    assertThat(made.secret().toString()).doesNotContain(made.secret().text().substring(4));
  }

  private List<String> faults(
      @Nullable String name, @Nullable String scope, @Nullable String expiresAt) {
    return new NewToken(name, scope, expiresAt == null ? null : Instant.parse(expiresAt))
        .faults(house.clock.instant()).stream().map(f -> f.pointer() + " " + f.code()).toList();
  }
}
