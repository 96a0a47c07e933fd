package dev.issuetracker.application.people;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed sign-ins, for all servers together.
 *
 * <p>An attempt is counted from its beginning, as pending: so many attempts at once cannot slip
 * through before the first of them has failed. One that stays pending too long has failed. Safe for
 * many threads at once.
 */
public interface SignInThrottle {

  /** More than that makes no difference, so nobody counts on. */
  int MOST_COUNTED_OF_NAME = 100;

  /**
   * Somebody's try to sign in.
   *
   * @param name a digest of the name as typed
   * @param address where it comes from
   */
  record Attempt(String name, String address, Instant at) {}

  /**
   * Which attempts are too many.
   *
   * @param since attempts before that are forgotten
   * @param pendingSince attempts before that are over
   */
  record Limits(int ofNameAtAddress, int ofAddress, Instant since, Instant pendingSince) {}

  /**
   * What was counted since {@link Limits#since}.
   *
   * @param failed those of them that are over
   * @param oldest the oldest of the failed ones, if there is one
   */
  record Tally(int all, int failed, @Nullable Instant oldest) {

    /** What stands in the way of one more, if anything does. */
    Optional<Verdict> obstacle(int most) {
      if (oldest != null && failed >= most) {
        return Optional.of(new Verdict.Refused(oldest));
      }
      return all >= most ? Optional.of(new Verdict.Busy()) : Optional.empty();
    }
  }

  /** The rule, for whoever has counted: what stands in the way, if anything does. */
  static Optional<Verdict> obstacle(Tally ofNameAtAddress, Tally ofAddress, Limits limits) {
    return ofNameAtAddress
        .obstacle(limits.ofNameAtAddress)
        .or(() -> ofAddress.obstacle(limits.ofAddress));
  }

  /** Whether an attempt may go on. */
  sealed interface Verdict {

    /**
     * The attempt may be made.
     *
     * @param id what the attempt is called by from now on
     * @param ofName how many others at this name there were lately, wherever they came from
     */
    record Admitted(long id, int ofName) implements Verdict {}

    /** It depends on what becomes of the attempts that are pending. */
    record Busy() implements Verdict {}

    /**
     * There were too many.
     *
     * @param oldest the oldest failure that stands in the way
     */
    record Refused(Instant oldest) implements Verdict {}
  }

  /**
   * Counts an attempt as pending, if there is room below the limits; else it counts nothing. Two
   * attempts from one address never overlook each other.
   */
  Verdict admit(Attempt attempt, Limits limits);

  /** The attempt is over, and failed. */
  void fail(long id);

  /** Takes one attempt back: it never came to be judged. */
  void takeBack(long id);

  /**
   * Takes this attempt back, and all that failed for this name at this address: they were its
   * owner's.
   */
  void forgive(long id, String name, String address);

  /**
   * Forgets all that was tried for this name, wherever that was, pending attempts too: there is
   * another password now. What was tried for other names at those addresses still counts.
   */
  void forget(String name);

  /** Forgets attempts from before a time, a bounded number at once; how many they were. */
  int forgetBefore(Instant time, int most);
}
