package dev.issuetracker.domain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why something was refused, as data. Each kind is a fact that a program can act on; whoever shows
 * it to the world does so in one switch, so that a new kind does not compile until it has a face.
 */
public sealed interface Rejection {

  /**
   * What was given breaks a rule that can be told without looking anything up, or names something
   * that is not there.
   */
  record Invalid(List<Fault> faults) implements Rejection {
    public Invalid {
      faults = List.copyOf(faults);
    }

    public static Rejected because(Fault fault) {
      return new Rejected(new Invalid(List.of(fault)));
    }
  }

  /**
   * Nothing goes by that name, or the caller may not know of it.
   *
   * @param kind "issue", "comment", "label", "project", "user", "token", "import" or "attachment"
   */
  record NotFound(String kind, String reference) implements Rejection {
    public static Rejected of(String kind, Object reference) {
      return new Rejected(new NotFound(kind, reference.toString()));
    }
  }

  /**
   * The actor may not do this.
   *
   * @param least the role that may, if it is the role that is missing
   */
  record NotPermitted(String action, @Nullable Role least, String reason) implements Rejection {}

  /**
   * Somebody was faster.
   *
   * @param current the issue as it is now
   * @param yours the version that the caller had
   * @param changes what happened since, oldest first; the newest ones if there are too many to tell
   * @param overlapping the fields that both sides moved to different values
   * @param precondition whether the caller named the version as a precondition of the request, not
   *     as a part of it
   */
  record StaleVersion(
      Issue current,
      long yours,
      List<Step> changes,
      boolean truncated,
      Set<IssueField> overlapping,
      boolean precondition)
      implements Rejection {
    public static final int MOST_CHANGES = 100;

    public StaleVersion {
      changes = List.copyOf(changes);
      overlapping = Set.copyOf(overlapping);
    }
  }

  /**
   * One entry of a change of many was made from a version that is no longer the issue's. Of the
   * first of them more is told, as {@link StaleVersion}.
   */
  record StaleEntry(long issueId, IssueKey key, long yours, long current) implements Rejection {}

  /** The workflow has no such move. */
  record TransitionNotAllowed(long issueId, IssueKey key, Status from, Status to)
      implements Rejection {}

  /**
   * A change of many issues was refused as a whole: every entry that stood in its way, by its
   * place.
   */
  record BulkRefused(List<Entry> entries) implements Rejection {
    /**
     * One entry that stood in the way.
     *
     * @param pointer the entry's place in what was given
     * @param issueId the issue that was to be changed; null of one that was to be opened
     */
    public record Entry(String pointer, @Nullable Long issueId, Rejection reason) {}

    public BulkRefused {
      entries = List.copyOf(entries);
    }
  }

  /** Of a deleted issue only its restoration can be asked for, from this version of it. */
  record IssueIsDeleted(long issueId, IssueKey key, long version, Deletion deletion)
      implements Rejection {}

  /** Nothing can be written in an archived project. */
  record ProjectIsArchived(ProjectKey key) implements Rejection {}

  /**
   * Somebody or something else has the name.
   *
   * @param kind whose name is unique: "label", "user", "project" or "issue"
   * @param by the issue that has it, if it is an issue and known which
   */
  record NameTaken(String kind, String field, String name, @Nullable IssueName by)
      implements Rejection {
    public NameTaken(String kind, String field, String name) {
      this(kind, field, name, null);
    }
  }

  /** The label is still on issues, and nobody said to take it off them. */
  record LabelInUse(long labelId, String name, long issues) implements Rejection {}

  /** A tracker without an admin could never have one again. */
  record LastAdmin(String username) implements Rejection {}

  /** People are made by admins only. */
  record SignUpClosed() implements Rejection {}

  /**
   * The name or the password is wrong, or the account is closed: on purpose it does not say which.
   */
  record BadCredentials() implements Rejection {}

  /** Whoever asks was let in before, and was shut out since. */
  record ShutOut() implements Rejection {}

  /**
   * Somebody has guessed too often.
   *
   * @param retryAfterSeconds how long to wait before the next try makes sense
   */
  record TooManyAttempts(long retryAfterSeconds) implements Rejection {}

  /** A file has more bytes than may be. */
  record TooLarge(long limit) implements Rejection {}

  /** The bytes of a file are of a type that is not taken. */
  record TypeNotAllowed(String type, Set<String> allowed) implements Rejection {
    public TypeNotAllowed {
      allowed = Set.copyOf(allowed);
    }
  }

  /** The key of a repeat came with something else than the first time. */
  record KeyReused(String key) implements Rejection {}

  /** The first request with this key has not ended yet. */
  record StillRunning(String key) implements Rejection {}

  /** The thing is not in the state that the request needs; the state it is in. */
  record WrongState(String kind, String reference, String state, String needed)
      implements Rejection {}
}
