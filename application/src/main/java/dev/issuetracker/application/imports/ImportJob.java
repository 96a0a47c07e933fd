package dev.issuetracker.application.imports;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.domain.PersonRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands.
 *
 * @param blob where the file lies
 * @param totalRows null until the end of the file was seen
 * @param attempts how often it was taken since it last got on
 */
public record ImportJob(
    long id,
    ImportState state,
    PersonRef starter,
    @Nullable String requestId,
    String fileName,
    SheetFormat format,
    String blob,
    long size,
    List<String> header,
    ImportOptions options,
    Progress progress,
    @Nullable Long totalRows,
    @Nullable Problem problem,
    int attempts,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Undo undo) {

  /** Why it did not come to the end of the file. */
  public record Problem(String code, String message) {}

  /**
   * How far the taking back of what was created got.
   *
   * @param asked who asked for it, when, and in which request; this is who deletes
   * @param position the part of the file whose issues are next
   * @param gone how many were deleted by somebody else before
   * @param keptIssues the first of those that were kept, because somebody had touched them
   */
  public record Undo(
      Authorship asked, long position, long deleted, long kept, long gone, List<Long> keptIssues) {
    public static final int MOST_NAMED = 100;

    public Undo {
      keptIssues = List.copyOf(keptIssues);
    }
  }

  public ImportJob {
    header = List.copyOf(header);
  }

  /** Whether nothing will change about it by itself. */
  public boolean isSettled() {
    return state.isOver() && (undo == null || state == ImportState.UNDONE);
  }
}
