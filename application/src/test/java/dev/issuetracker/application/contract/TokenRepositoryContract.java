package dev.issuetracker.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.people.Token;
import dev.issuetracker.application.people.Token.Kind;
import dev.issuetracker.application.people.Token.Scope;
import dev.issuetracker.application.people.TokenRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of tokens keeps. */
public abstract class TokenRepositoryContract extends PortsContract {
  private static final AtomicLong HASHES = new AtomicLong(System.nanoTime());

  private TokenRepository tokens;

  @BeforeEach
  void takeTheTokens() {
    tokens = ports.access().tokens();
  }

  @Test
  void an_added_token_is_found_by_its_hash_with_its_person_as_the_person_is_now() {
    var hash = hash();
    var at = world.now();
    var token = add(Kind.SIGN_IN, null, hash, at.plusSeconds(60));

    var found = world.read(() -> tokens.findByHash(hash)).orElseThrow();

    assertThat(found.token()).isEqualTo(token);
    assertThat(found.person().ref()).isEqualTo(world.alice());
    assertThat(token.lastUsedAt()).isNull();
    assertThat(world.read(() -> tokens.findByHash(hash()))).isEmpty();
  }

  @Test
  void a_personal_token_is_its_owners_alone_and_a_sign_in_is_none() {
    var own = personal("mine");
    var signIn = add(Kind.SIGN_IN, null, hash(), world.now().plusSeconds(60));

    assertThat(find(world.alice().id(), own)).isTrue();
    assertThat(find(world.bob().id(), own)).isFalse();
    assertThat(has(world.alice().id(), own)).isTrue();
    assertThat(has(world.alice().id(), signIn)).isTrue();
    assertThat(has(world.bob().id(), own)).isFalse();
    assertThat(find(world.alice().id(), signIn)).isFalse();
    assertThat(world.write(() -> tokens.remove(world.bob().id(), own.id()))).isFalse();
    assertThat(world.write(() -> tokens.remove(world.alice().id(), own.id()))).isTrue();
    assertThat(world.write(() -> tokens.remove(world.alice().id(), own.id()))).isFalse();
    assertThat(has(world.alice().id(), own)).isFalse();
  }

  @Test
  void personal_tokens_are_listed_newest_first_in_pages() {
    var names = new String[] {"e", "d", "c", "b", "a"};
    for (var name : names) {
      personal(name);
    }
    add(Kind.SIGN_IN, null, hash(), world.now().plusSeconds(60));

    var listed = world.read(() -> tokens.listPersonal(world.alice().id(), Pages.all())).items();

    assertThat(listed).extracting(Token::name).containsExactly("a", "b", "c", "d", "e");
    Pages.holds(
        listed, window -> world.read(() -> tokens.listPersonal(world.alice().id(), window)));
    assertThat(world.<Integer>read(() -> tokens.countPersonal(world.alice().id()))).isEqualTo(5);
    assertThat(world.<Integer>read(() -> tokens.countPersonal(world.bob().id()))).isZero();
  }

  @Test
  void sign_ins_end_but_one_and_personal_tokens_stay() {
    var kept = add(Kind.SIGN_IN, null, hash(), world.now().plusSeconds(60));
    var endedHash = hash();
    add(Kind.SIGN_IN, null, endedHash, world.now().plusSeconds(60));
    var personal = personal("stays");

    run(() -> tokens.removeSignIns(world.alice().id(), kept.id()));

    assertThat(world.read(() -> tokens.findByHash(endedHash))).isEmpty();
    assertThat(find(world.alice().id(), personal)).isTrue();
    assertThat(world.write(() -> tokens.remove(world.alice().id(), kept.id()))).isTrue();
  }

  @Test
  void everything_of_a_person_ends_and_nothing_of_others() {
    var hash = hash();
    add(Kind.SIGN_IN, null, hash, world.now().plusSeconds(60));
    var personal = personal("gone");

    run(() -> tokens.removeAll(world.bob().id()));
    assertThat(world.read(() -> tokens.findByHash(hash))).isPresent();

    run(() -> tokens.removeAll(world.alice().id()));
    assertThat(world.read(() -> tokens.findByHash(hash))).isEmpty();
    assertThat(find(world.alice().id(), personal)).isFalse();
  }

  @Test
  void of_too_many_sign_ins_the_oldest_end() {
    var oldest = hash();
    var newest = hash();
    add(Kind.SIGN_IN, null, oldest, world.now().plusSeconds(60));
    add(Kind.SIGN_IN, null, hash(), world.now().plusSeconds(60));
    add(Kind.SIGN_IN, null, newest, world.now().plusSeconds(60));

    assertThat(world.<Integer>write(() -> tokens.keepNewestSignIns(world.alice().id(), 2)))
        .isEqualTo(1);
    assertThat(world.<Integer>write(() -> tokens.keepNewestSignIns(world.alice().id(), 2)))
        .isZero();
    assertThat(world.read(() -> tokens.findByHash(oldest))).isEmpty();
    assertThat(world.read(() -> tokens.findByHash(newest))).isPresent();
  }

  @Test
  void a_use_is_written_down_and_never_moves_back() {
    var token = personal("used");
    var later = world.now().plusSeconds(60);

    run(() -> tokens.recordUses(Set.of(token.id(), Long.MAX_VALUE), later));
    run(() -> tokens.recordUses(Set.of(token.id()), later.minusSeconds(30)));

    assertThat(
            world
                .read(() -> tokens.findPersonal(world.alice().id(), token.id()))
                .orElseThrow()
                .lastUsedAt())
        .isEqualTo(later);
  }

  @Test
  void expired_tokens_are_taken_away_some_at_a_time() {
    var longAgo = Instant.parse("2001-01-01T00:00:00Z");
    for (int i = 0; i < 3; i++) {
      var draft =
          new Token.Draft(
              world.alice().id(),
              Kind.SIGN_IN,
              null,
              Scope.WRITE,
              longAgo,
              longAgo.plus(Duration.ofHours(1)));
      world.write(() -> tokens.add(draft, hash()));
    }
    var living = hash();
    add(Kind.SIGN_IN, null, living, world.now().plusSeconds(60));
    var limit = longAgo.plus(Duration.ofDays(1));

    assertThat(world.<Integer>write(() -> tokens.removeExpired(limit, 2))).isEqualTo(2);
    assertThat(world.<Integer>write(() -> tokens.removeExpired(limit, 2))).isEqualTo(1);
    assertThat(world.read(() -> tokens.findByHash(living))).isPresent();
  }

  private boolean find(long person, Token token) {
    return world.read(() -> tokens.findPersonal(person, token.id())).isPresent();
  }

  private boolean has(long person, Token token) {
    return world.read(() -> tokens.has(person, token.id()));
  }

  private Token personal(String name) {
    return add(Kind.PERSONAL, name, hash(), world.now().plusSeconds(60));
  }

  private Token add(Kind kind, @Nullable String name, String hash, Instant expiresAt) {
    var draft = new Token.Draft(world.alice().id(), kind, name, Scope.READ, world.now(), expiresAt);
    return world.write(() -> tokens.add(draft, hash));
  }

  private void run(Runnable work) {
    world.write(
        () -> {
          work.run();
          return true;
        });
  }

  private static String hash() {
    return HexFormat.of().toHexDigits(HASHES.incrementAndGet()).repeat(4);
  }
}
