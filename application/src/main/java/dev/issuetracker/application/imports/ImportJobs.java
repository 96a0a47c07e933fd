package dev.issuetracker.application.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.IssueRepository.ExternalKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the imports and what they came to. A worker holds a job by a lease; whoever lost it changes
 * nothing any more. Leases are measured by the store's own clock, because the clocks of servers
 * disagree. Safe for many threads at once.
 */
public interface ImportJobs {

  /** A new job that waits for a worker, with an id of its own. */
  ImportJob add(Actor starter, ImportFile file, ImportOptions options, Instant now);

  /** A job, if the actor may see it. */
  Optional<ImportJob> find(Actor actor, long id);

  /** The newest first. */
  Slice<ImportJob> list(Actor actor, Window window);

  /** The refused rows in the order of the file, without their cells, which may be very long. */
  Slice<RowError> errors(Actor actor, long id, Window window);

  /** The same with their cells: a few at a time, because nothing else bounds how long they are. */
  Slice<RowError> errorsWithCells(Actor actor, long id, Window window);

  /** Takes the refused rows away for good; how many there were stays known. */
  void forgetErrors(long id);

  /**
   * Gives the oldest job that nobody is at, or whose lease ran out, to a worker. What the worker
   * itself holds counts as such: he would not ask if he were at it. Two who ask at once get two
   * different jobs; neither waits.
   */
  Optional<ImportJob> take(String worker, Duration lease, Instant now);

  /** Makes the leases of a worker last from now on, without waiting for anybody. */
  void beat(String worker, Duration lease);

  /** Lets others take the jobs of a worker at once. */
  void release(String worker);

  /**
   * Lets nobody take the jobs of a worker for a while, and forgets that it tried: what kept it from
   * them says nothing of them. Others are taken meanwhile, even if they are younger.
   */
  void postpone(String worker, Duration pause);

  /**
   * What one part of the rows came to.
   *
   * @param before the progress that it began from
   * @param created the issues, in the order of the rows
   */
  record Part(Progress before, Progress after, List<RowError> errors, List<Long> created) {
    public Part {
      errors = List.copyOf(errors);
      created = List.copyOf(created);
    }
  }

  /**
   * Keeps a part, if the worker still has the job and the job still stands where the part began.
   * One without rows tells how much of the file was read, and is no getting on.
   *
   * @return whether it was kept; if not, the caller must undo the transaction
   */
  boolean advance(long id, String worker, Part part);

  /** Ends a running job, if the worker still has it. */
  boolean end(
      long id,
      String worker,
      ImportState state,
      @Nullable Long totalRows,
      ImportJob.@Nullable Problem problem,
      Instant now);

  /** Ends a job that is queued or running; false if it is not. */
  boolean cancel(long id, Instant now);

  /**
   * Asks for the undoing of a job that has ended, and keeps who does; false if there is nothing to
   * be asked for.
   */
  boolean askToUndo(long id, Authorship by);

  /** The issues of the part of the rows at a position or the first after it. */
  Optional<Created> createdFrom(long id, long position);

  /**
   * The issues of one part of the rows.
   *
   * @param next where to look for the part after it
   */
  record Created(List<Long> issues, long next) {
    public Created {
      issues = List.copyOf(issues);
    }
  }

  /**
   * Keeps how far an undoing got, if the worker still has the job.
   *
   * @param done whether all of it is undone
   */
  boolean advanceUndo(long id, String worker, ImportJob.Undo undo, boolean done, Instant now);

  /**
   * Remembers external ids that a rehearsal met; those of them that it had met before. Of no use
   * any more when the job has ended.
   */
  Set<ExternalKey> meet(long id, Collection<ExternalKey> keys);

  /**
   * Forgets external ids that rehearsals met which have ended, so many at the most; how many. There
   * may be millions, which is why the end of a job does not wait for it.
   */
  default int forgetMet(int most) {
    return 0;
  }

  /** Those of the blobs that a job still has to read. */
  Set<String> claimed(Set<String> blobs);
}
