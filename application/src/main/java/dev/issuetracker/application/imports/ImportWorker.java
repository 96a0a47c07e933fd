package dev.issuetracker.application.imports;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.blob.BlobStore;
import dev.issuetracker.application.imports.ImportJobs.Part;
import dev.issuetracker.application.imports.PartWriter.Batch;
import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.Sheets;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of imports. Whoever embeds the tracker brings the threads: some call {@link
 * #runNext} over and over, and one calls {@link #beat} every {@link #pulse}.
 *
 * <p>Rows, their events, the refusals and how far the job got are written in one transaction, so
 * whatever kills a worker, another goes on where the last whole part ended. Safe for many threads
 * at once, each under a name of its own.
 */
public final class ImportWorker {
  /** How long a job usually waits for a worker that gives no sign of life. */
  public static final Duration LEASE = Duration.ofSeconds(8);

  private static final int SIGNS_IN_A_LEASE = 4;

  /** How often a job is begun again without getting on before it is given up. */
  private static final int MOST_ATTEMPTS = 50;

  /** How often rows lose an external id to others who write at the same time. */
  private static final int MOST_RACES = 50;

  /** Few enough for one statement. */
  private static final int FORGOTTEN_AT_ONCE = 20_000;

  private final Transactions transactions;
  private final Now now;
  private final ImportJobs jobs;
  private final BlobStore blobs;
  private final Sheets sheets;
  private final PartWriter writer;
  private final Undoing undoing;
  private final Upkeep upkeep;
  private final Duration lease;

  public ImportWorker(Ports ports) {
    this(ports, LEASE);
  }

  /**
   * @param lease how long a job waits for a worker that neither gives a sign of life nor gets on
   */
  public ImportWorker(Ports ports, Duration lease) {
    this.lease = lease;
    transactions = ports.transactions();
    now = new Now(ports.clock());
    jobs = ports.imports().jobs();
    sheets = ports.imports().sheets();
    blobs = ports.blobs();
    writer = new PartWriter(ports);
    undoing = new Undoing(ports, lease);
    upkeep = ports.imports().upkeep();
  }

  /** How long to wait between two signs of life. */
  public Duration pulse() {
    return lease.dividedBy(SIGNS_IN_A_LEASE);
  }

  /** Tells that the worker lives, whatever its job is at. */
  public void beat(String worker) {
    transactions.write(
        () -> {
          jobs.beat(worker, lease);
          return worker;
        });
  }

  /**
   * Takes a job, if there is one, and works until it ends or somebody says to stop.
   *
   * @param worker a name that no other worker has, nor had before
   * @return whether there was one
   */
  public boolean runNext(String worker, BooleanSupplier stopping) {
    var job = transactions.write(() -> jobs.take(worker, lease, now.get()));
    if (job.isEmpty()) {
      return false;
    }
    run(job.get(), worker, stopping);
    if (job.get().options().dryRun()) {
      forgetMet(stopping);
    }
    return true;
  }

  /** What it does not come to is left for the next rehearsal, or for whoever keeps house. */
  private void forgetMet(BooleanSupplier stopping) {
    int forgotten = 1;
    while (forgotten > 0 && !stopping.getAsBoolean()) {
      forgotten = transactions.write(() -> jobs.forgetMet(FORGOTTEN_AT_ONCE));
    }
  }

  private void run(ImportJob job, String worker, BooleanSupplier stopping) {
    try {
      if (job.undo() != null) {
        undoing.run(job, worker, stopping);
      } else if (job.attempts() > MOST_ATTEMPTS) {
        end(job, worker, new ImportJob.Problem("given_up", "no server could go on with it"));
      } else {
        read(job, worker, stopping);
      }
    } catch (Rejected rejected) {
      end(job, worker, problem(rejected.rejection()));
    } finally {
      transactions.write(
          () -> {
            jobs.release(worker);
            return worker;
          });
    }
  }

  private void read(ImportJob job, String worker, BooleanSupplier stopping) {
    try (InputStream bytes = reading(worker, () -> open(job));
        Sheet sheet = reading(worker, () -> sheet(job, bytes))) {
      var rows = new Rows(sheet, job.progress().processed());
      var reader = new RowReader(Columns.of(sheet.header()), job);
      go(job, worker, rows, reader, stopping);
    } catch (IOException e) {
      throw new Rejected(broken());
    }
  }

  private InputStream open(ImportJob job) {
    return blobs.read(job.blob(), 0).orElseThrow(() -> new Rejected(broken()));
  }

  private Sheet sheet(ImportJob job, InputStream bytes) {
    var content = new Sheets.Content(bytes, job.size());
    return sheets.open(job.format(), job.options().sheet(), content);
  }

  /**
   * The file cannot be read for now: the store is away, or the disk is full. That is no fault of
   * the file, so the job goes on later, however long it takes, and keeps nobody from others.
   */
  private <T> T reading(String worker, Supplier<T> deed) {
    try {
      return deed.get();
    } catch (Unavailable outage) {
      transactions.write(
          () -> {
            jobs.postpone(worker, lease);
            return worker;
          });
      throw outage;
    }
  }

  private static Rejection broken() {
    return new Rejection.NotFound("file", "of the import");
  }

  private void go(
      ImportJob job, String worker, Rows rows, RowReader reader, BooleanSupplier stopping) {
    @Nullable Progress progress = job.progress();
    while (progress != null && !stopping.getAsBoolean()) {
      var part = reading(worker, rows::part);
      if (part.isEmpty() && rows.isAtEnd()) {
        end(job, worker, progress.processed());
        return;
      }
      var batch = new Batch(reader, part.stream().map(reader::read).toList(), rows.progress());
      progress = keep(job, worker, progress, batch).orElse(null);
      upkeep.afterGrowth();
    }
  }

  /** Empty if the job is somebody else's by now, or nobody's. */
  private Optional<Progress> keep(ImportJob job, String worker, Progress before, Batch batch) {
    for (int races = 1; ; races++) {
      try {
        return Optional.of(
            transactions.write(
                () -> {
                  var part = writer.write(actor(job), job, before, batch, now.get());
                  return advance(job, worker, part);
                }));
      } catch (Lost lost) {
        return Optional.empty();
      } catch (Rejected rejected) {
        // Somebody else took an external id since it was looked for: it will be found now.
        if (!(rejected.rejection() instanceof Rejection.NameTaken) || races == MOST_RACES) {
          throw rejected;
        }
      }
    }
  }

  /** To get on is a sign of life, too. */
  private Progress advance(ImportJob job, String worker, Part part) {
    if (!jobs.advance(job.id(), worker, part)) {
      throw new Lost();
    }
    jobs.beat(worker, lease);
    return part.after();
  }

  private void end(ImportJob job, String worker, long rows) {
    end(job, worker, ImportState.FINISHED, rows, null);
  }

  private void end(ImportJob job, String worker, ImportJob.Problem problem) {
    end(job, worker, ImportState.FAILED, null, problem);
  }

  private void end(
      ImportJob job,
      String worker,
      ImportState state,
      @Nullable Long rows,
      ImportJob.@Nullable Problem problem) {
    boolean ended =
        transactions.write(
            () -> {
              boolean mine = jobs.end(job.id(), worker, state, rows, problem, now.get());
              if (mine) {
                blobs.release(job.blob());
              }
              return mine;
            });
    if (ended) {
      transactions.write(
          () -> {
            blobs.delete(job.blob());
            return ended;
          });
    }
  }

  /** He could do it when he asked for it. */
  private static Actor actor(ImportJob job) {
    return new Actor(
        job.starter(), Action.IMPORT.least(), Actor.Access.TOKEN_WRITE, job.requestId());
  }

  private static ImportJob.Problem problem(Rejection rejection) {
    return rejection instanceof Rejection.Invalid(var faults) && !faults.isEmpty()
        ? new ImportJob.Problem(
            faults.getFirst().code(), "The file " + faults.getFirst().message() + ".")
        : new ImportJob.Problem("refused", "The file cannot be read any more.");
  }
}
