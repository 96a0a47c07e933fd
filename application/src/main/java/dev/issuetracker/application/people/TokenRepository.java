package dev.issuetracker.application.people;

import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.domain.Person;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the tokens, by the hash of their secrets. Safe for many threads at once. */
public interface TokenRepository {

  /** A token with its person as both are now, expired or deactivated too. */
  record Holder(Token token, Person person) {}

  /** Keeps anybody else from giving or taking tokens of the person until the transaction ends. */
  void hold(long personId);

  /** Keeps a new token by the hash of its secret, with an id of its own. */
  Token add(Token.Draft draft, String hash);

  /** A token with the person whose it is, expired or not. */
  Optional<Holder> findByHash(String hash);

  /** A personal token of this person; everybody else's is not there. */
  Optional<Token> findPersonal(long personId, long id);

  /** Whether this person has this token, of whichever kind, and expired or not. */
  boolean has(long personId, long id);

  /** How many personal tokens somebody has, those that expired among them. */
  int countPersonal(long personId);

  /** The personal tokens of a person, the newest first, expired ones too. */
  Slice<Token> listPersonal(long personId, Window window);

  /** Takes one token away; whether it was there. */
  boolean remove(long personId, long id);

  /** Takes every token of a person away. */
  void removeAll(long personId);

  /**
   * Takes the sign-ins of a person away.
   *
   * @param but the one that stays, if any
   */
  void removeSignIns(long personId, @Nullable Long but);

  /** Takes the oldest sign-ins of a person away until so many are left; how many it took. */
  int keepNewestSignIns(long personId, int most);

  /** Writes down when tokens were used. A time never moves back; removed tokens are no matter. */
  void recordUses(Set<Long> ids, Instant at);

  /** Takes tokens away that expired before a time, a bounded number at once; how many they were. */
  int removeExpired(Instant before, int most);
}
