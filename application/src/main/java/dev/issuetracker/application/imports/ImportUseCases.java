package dev.issuetracker.application.imports;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.blob.BlobStore;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.References;
import dev.issuetracker.application.sheet.Sheet;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.Sheets;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starting imports and following them. Safe for many threads at once. */
public final class ImportUseCases {
  /** How large a file may be. */
  public static final long MOST_BYTES = 1L << 30;

  private final Transactions transactions;
  private final Now now;
  private final ImportJobs jobs;
  private final BlobStore blobs;
  private final Sheets sheets;
  private final References references;

  public ImportUseCases(Ports ports) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    jobs = ports.imports().jobs();
    sheets = ports.imports().sheets();
    blobs = ports.blobs();
    references = ports.references();
  }

  /** An import of a file that was looked at. */
  public record Start(Actor actor, ImportFile file, ImportOptions options) {}

  /** Refuses who may not import, before his file is taken in. */
  public void requireImporter(Actor actor) {
    Action.IMPORT.require(actor);
  }

  /** Keeps the bytes of a file. Whoever does not go on must {@link #drop} them. */
  public Blob store(InputStream content) throws IOException {
    return blobs.write(content, MOST_BYTES);
  }

  /** Lets go of bytes that no import will read. */
  public void drop(Blob blob) {
    transactions.write(
        () -> {
          blobs.delete(blob.id());
          return blob;
        });
  }

  /**
   * Looks at a file that was stored: its encoding and its header.
   *
   * @param name which is kept without the white space around it, as it is judged
   * @throws Rejected if no import of it can begin
   */
  public ImportFile look(String name, SheetFormat format, Blob blob, @Nullable String sheet) {
    var faults = new Faults().add(Texts.line("/file", name, Texts.TITLE_LIMIT));
    faults.refuse();
    try (InputStream bytes = blobs.read(blob.id(), 0).orElseThrow(ImportUseCases::vanished);
        Sheet open = sheets.open(format, sheet, new Sheets.Content(bytes, blob.size()))) {
      Columns.of(open.header());
      open.verify();
      return new ImportFile(Texts.trim(name), format, blob, open.header());
    } catch (IOException e) {
      throw vanished();
    }
  }

  private static Rejected vanished() {
    return Rejection.Invalid.because(new Fault("/file", "vanished", "could not be read again"));
  }

  /**
   * What is wrong with options, for those who refuse a file already and want to tell everything.
   */
  public List<Fault> faults(ImportOptions options) {
    var project = options.project();
    return transactions.read(
        () ->
            project == null || project(project).isPresent()
                ? List.of()
                : List.of(unknownProject()));
  }

  public ImportJob start(Start command) {
    return transactions.write(
        () -> {
          refuseUnknownProject(command.options().project());
          Action.IMPORT.require(command.actor());
          return jobs.add(command.actor(), command.file(), command.options(), now.get());
        });
  }

  private void refuseUnknownProject(@Nullable String project) {
    if (project == null) {
      return;
    }
    var found = project(project).orElseThrow(() -> Rejection.Invalid.because(unknownProject()));
    if (found.archived()) {
      throw new Rejected(new Rejection.ProjectIsArchived(found.key()));
    }
  }

  private Optional<ProjectRef> project(String reference) {
    var wanted = new References.Wanted(Set.of(reference), Set.of(), Set.of());
    return Optional.ofNullable(references.find(wanted).projects().get(reference));
  }

  private static Fault unknownProject() {
    return Fault.unknown("/project", "project");
  }

  public ImportJob get(Actor actor, String reference) {
    return transactions.read(() -> find(actor, reference));
  }

  public Slice<ImportJob> list(Actor actor, Window window) {
    Action.READ_IMPORTS.require(actor);
    return transactions.read(() -> jobs.list(actor, window));
  }

  /** What is wrong with the refused rows, without their cells. */
  public Slice<RowError> errors(Actor actor, String reference, Window window) {
    return transactions.read(() -> jobs.errors(actor, find(actor, reference).id(), window));
  }

  /**
   * Writes the refused rows as they stood in the file, each after what is wrong with it; mended,
   * they can be imported.
   *
   * @param safe whether texts that a spreadsheet might run are marked
   */
  public void writeErrors(Actor actor, String reference, boolean safe, OutputStream to)
      throws IOException {
    var job = get(actor, reference);
    try (var table = new ErrorTable(sheets.begin(SheetFormat.CSV, safe, to), job)) {
      Window.@Nullable Start at = new Window.Start.Page(1);
      while (at != null) {
        var window = new Window(ErrorTable.ROWS_AT_ONCE, at, Window.Counting.NONE);
        var errors = transactions.read(() -> jobs.errorsWithCells(actor, job.id(), window));
        for (var error : errors.items()) {
          table.write(error);
        }
        at = errors.next() == null ? null : new Window.Start.After(errors.next());
      }
    }
  }

  /**
   * Takes away what refused rows said, because it should never have been written down. Of an import
   * that has ended, so that no more of it comes.
   */
  public void forgetErrors(Actor actor, String reference) {
    transactions.write(
        () -> {
          var job = find(actor, reference, Action.REDACT);
          if (!job.state().isOver()) {
            throw wrongState(job, "ended");
          }
          jobs.forgetErrors(job.id());
          return job;
        });
  }

  /** Ends an import where it is; what it has created stays. One that has ended is left as it is. */
  public ImportJob cancel(Actor actor, String reference) {
    return transactions.write(
        () -> {
          var job = find(actor, reference, Action.IMPORT);
          if (job.state() == ImportState.CANCELLED) {
            return job;
          }
          if (!jobs.cancel(job.id(), now.get())) {
            throw wrongState(find(actor, reference), "queued or running");
          }
          blobs.release(job.blob());
          return find(actor, reference);
        });
  }

  /** Asks for what an import created to be taken back. */
  public ImportJob undo(Actor actor, String reference) {
    return transactions.write(
        () -> {
          var job = find(actor, reference, Action.IMPORT);
          if (job.undo() == null && !jobs.askToUndo(job.id(), Authorship.of(actor, now.get()))) {
            throw wrongState(
                job, job.options().dryRun() ? "an import that wrote something" : "ended");
          }
          return find(actor, reference);
        });
  }

  /**
   * Takes away what rehearsals that have ended needed while they ran, so many rows at the most; how
   * many. Workers do it after each rehearsal; this is for what is left when they are killed.
   */
  public int cleanUp(int most) {
    return transactions.write(() -> jobs.forgetMet(most));
  }

  /** Those of the stored files that an import still has to read. In a transaction. */
  public Set<String> claimed(Set<String> ids) {
    return jobs.claimed(ids);
  }

  private ImportJob find(Actor actor, String reference) {
    return find(actor, reference, Action.READ_IMPORTS);
  }

  private ImportJob find(Actor actor, String reference, Action action) {
    var job =
        Reference.of(reference) instanceof Reference.ById(var id)
            ? jobs.find(actor, id)
            : Optional.<ImportJob>empty();
    if (job.isEmpty()) {
      throw Rejection.NotFound.of("import", reference);
    }
    action.require(actor);
    return job.get();
  }

  private static Rejected wrongState(ImportJob job, String needed) {
    return new Rejected(
        new Rejection.WrongState("import", Long.toString(job.id()), job.state().code(), needed));
  }

  /** The columns that an import of this file passes over. */
  public static List<String> ignoredColumns(List<String> header) {
    return Columns.of(header).ignored();
  }
}
