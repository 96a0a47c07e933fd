package dev.issuetracker.application.memory;

import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.people.Token;
import dev.issuetracker.application.people.TokenRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryTokenRepository implements TokenRepository {
  private final MemoryStore store;

  MemoryTokenRepository(MemoryStore store) {
    this.store = store;
  }

  @Override
  public void hold(long personId) {
    store.transactions.writing().touch();
  }

  @Override
  public Token add(Token.Draft draft, String hash) {
    var token =
        new Token(
            store.nextId(),
            draft.personId(),
            draft.kind(),
            draft.name(),
            draft.scope(),
            draft.createdAt(),
            draft.expiresAt(),
            null);
    store.tokens.put(token.id(), token);
    store.tokenHashes.put(hash, token.id());
    return token;
  }

  @Override
  public Optional<Holder> findByHash(String hash) {
    return store
        .tokenHashes
        .find(hash)
        .flatMap(store.tokens::find)
        .map(token -> new Holder(token, store.people.get(token.personId())));
  }

  @Override
  public Optional<Token> findPersonal(long personId, long id) {
    return store.tokens.find(id).filter(personal(personId));
  }

  @Override
  public boolean has(long personId, long id) {
    return store.tokens.find(id).filter(of(personId)).isPresent();
  }

  @Override
  public int countPersonal(long personId) {
    return (int) store.tokens.all().stream().filter(personal(personId)).count();
  }

  @Override
  public Slice<Token> listPersonal(long personId, Window window) {
    var own = store.tokens.all().stream().filter(personal(personId)).toList();
    return Order.ofIds().reversed().cut(own, Token::id, window);
  }

  @Override
  public boolean remove(long personId, long id) {
    return removeAll(store.tokens.find(id).filter(of(personId)).stream()) > 0;
  }

  @Override
  public void removeAll(long personId) {
    removeAll(store.tokens.all().stream().filter(of(personId)));
  }

  @Override
  public void removeSignIns(long personId, @Nullable Long but) {
    removeAll(signIns(personId).filter(token -> but == null || token.id() != but));
  }

  @Override
  public int keepNewestSignIns(long personId, int most) {
    return removeAll(
        signIns(personId).sorted(Comparator.comparing(Token::id).reversed()).skip(most));
  }

  @Override
  public void recordUses(Set<Long> ids, Instant at) {
    for (long id : ids) {
      store
          .tokens
          .find(id)
          .filter(token -> token.lastUsedAt() == null || token.lastUsedAt().isBefore(at))
          .ifPresent(token -> store.tokens.put(id, used(token, at)));
    }
  }

  @Override
  public int removeExpired(Instant before, int most) {
    return removeAll(
        store.tokens.all().stream()
            .filter(token -> token.expiresAt().isBefore(before))
            .limit(most));
  }

  private Stream<Token> signIns(long personId) {
    return store.tokens.all().stream()
        .filter(of(personId))
        .filter(token -> token.kind() == Token.Kind.SIGN_IN);
  }

  private int removeAll(Stream<Token> tokens) {
    var ids = tokens.map(Token::id).collect(Collectors.toSet());
    ids.forEach(store.tokens::remove);
    if (!ids.isEmpty()) {
      store.tokenHashes.keysOf(ids::contains).forEach(store.tokenHashes::remove);
    }
    return ids.size();
  }

  private static Predicate<Token> of(long personId) {
    return token -> token.personId() == personId;
  }

  private static Predicate<Token> personal(long personId) {
    return of(personId).and(token -> token.kind() == Token.Kind.PERSONAL);
  }

  private static Token used(Token token, Instant at) {
    return new Token(
        token.id(),
        token.personId(),
        token.kind(),
        token.name(),
        token.scope(),
        token.createdAt(),
        token.expiresAt(),
        at);
  }
}
