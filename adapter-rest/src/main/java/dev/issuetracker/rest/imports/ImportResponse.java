package dev.issuetracker.rest.imports;

import dev.issuetracker.application.imports.ImportJob;
import dev.issuetracker.application.imports.ImportState;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.application.imports.RowError;
import dev.issuetracker.rest.answer.PersonBrief;
import dev.issuetracker.rest.answer.Tagged;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import, with the first of its errors. */
@Serdeable
@Schema(name = "Import")
public record ImportResponse(
    long id,
    @Schema(allowableValues = {"queued", "running", "finished", "failed", "cancelled", "undone"})
        String state,
    boolean dryRun,
    String fileName,
    PersonBrief starter,
    @Schema(description = "Unknown until the end of the file was seen") @Nullable Long totalRows,
    long processedRows,
    long created,
    long failed,
    long skipped,
    @Schema(description = "How much of the file has been read, from 0 to 1") double progress,
    @Schema(description = "While it runs: when it will be through at this pace")
        @Nullable Instant estimatedFinishAt,
    List<String> ignoredColumns,
    @Schema(
            description =
                "The first 100; all of them are listed under errors. Empty beside a number of"
                    + " failed rows, if what those said was taken away")
        List<ImportErrorResponse> errors,
    @Schema(description = "There are more of them, listed under errors") boolean errorsTruncated,
    @Schema(description = "Why it failed") @Nullable ProblemOfImport problem,
    @Schema(description = "If it was asked to be undone: how far that is")
        @Nullable UndoResponse undo,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt)
    implements Tagged {

  /** Why an import did not come to the end of its file. */
  @Serdeable
  @Schema(name = "ImportProblem")
  public record ProblemOfImport(String code, String detail) {}

  /** What the undoing of an import came to. */
  @Serdeable
  @Schema(name = "ImportUndo")
  public record UndoResponse(
      Instant requestedAt,
      @Schema(description = "Who asked for it, and is told to have deleted the issues")
          PersonBrief requestedBy,
      @Schema(description = "Issues that were deleted") long deleted,
      @Schema(description = "Issues that stay, because somebody touched them since") long kept,
      @Schema(description = "Issues that somebody had deleted already") long alreadyDeleted,
      @Schema(description = "The ids of the first 100 that stay") List<Long> keptIssues) {}

  static final int INLINE = 100;

  static ImportResponse from(ImportJob job, List<RowError> errors, Instant now) {
    var progress = job.progress();
    return new ImportResponse(
        job.id(),
        job.state().code(),
        job.options().dryRun(),
        job.fileName(),
        PersonBrief.from(job.starter()),
        job.totalRows(),
        progress.processed(),
        progress.created(),
        progress.failed(),
        progress.skipped(),
        progress.share(),
        estimate(job, now),
        ImportUseCases.ignoredColumns(job.header()),
        errors.stream().map(ImportErrorResponse::from).toList(),
        // They are taken away all at once, and none of them is behind fewer than these.
        errors.size() == INLINE && progress.failed() > INLINE,
        job.problem() == null
            ? null
            : new ProblemOfImport(job.problem().code(), job.problem().message()),
        undo(job.undo()),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt());
  }

  private static @Nullable Instant estimate(ImportJob job, Instant now) {
    double share = job.progress().share();
    var begin = job.startedAt();
    if (job.state() != ImportState.RUNNING || begin == null || share <= 0 || share > 1) {
      return null;
    }
    double passed = Math.max(0, Duration.between(begin, now).toMillis());
    return now.plusMillis((long) (passed * (1 - share) / share));
  }

  private static @Nullable UndoResponse undo(ImportJob.@Nullable Undo undo) {
    return undo == null
        ? null
        : new UndoResponse(
            undo.asked().at(),
            PersonBrief.from(undo.asked().actor()),
            undo.deleted(),
            undo.kept(),
            undo.gone(),
            undo.keptIssues());
  }
}
