package dev.issuetracker.application.imports;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueSearch;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetWriter;
import dev.issuetracker.application.sheet.Sheets;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Rejection;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Handing issues out in files that an import reads back. Safe for many threads at once. */
public final class ExportUseCases {
  private static final List<@Nullable String> HEADER =
      List.of(
          "key",
          "title",
          "description",
          "status",
          "priority",
          "due_date",
          "assignee",
          "reporter",
          "labels",
          "project",
          "external_id",
          "created_at",
          "updated_at",
          "last_activity_at",
          "resolved_at",
          "closed_at",
          "comment_count",
          "attachment_count",
          "id",
          "version");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** What the sheet of a workbook holds below its header, for every spreadsheet. */
  private static final long MOST_IN_A_WORKBOOK = 1_048_575;

  private static final Window COUNT =
      new Window(1, new Window.Start.Page(1), Window.Counting.EXACT);

  private final Transactions transactions;
  private final IssueSearch search;
  private final IssueStream stream;
  private final Sheets sheets;

  public ExportUseCases(Ports ports) {
    transactions = ports.transactions();
    search = ports.issueSearch();
    stream = ports.imports().stream();
    sheets = ports.imports().sheets();
  }

  /**
   * An export of the issues that fit.
   *
   * @param safe whether texts that a spreadsheet might run are marked
   */
  public record Export(Actor actor, IssueCriteria criteria, SheetFormat format, boolean safe) {}

  public void requireExporter(Actor actor) {
    Action.EXPORT.require(actor);
  }

  /**
   * Writes all issues that fit, from one state of the tracker, until the reader goes away.
   *
   * @throws dev.issuetracker.domain.Rejected before anything was written, if a workbook cannot hold
   *     as many
   */
  public void write(Export command, OutputStream to) throws IOException {
    requireExporter(command.actor());
    if (command.format() == SheetFormat.XLSX) {
      refuseTooMany(command);
    }
    try (var sheet = sheets.begin(command.format(), command.safe(), to)) {
      sheet.write(HEADER);
      var taker = new Taker(sheet);
      stream.each(command.actor(), command.criteria(), taker);
      if (taker.failure != null) {
        throw taker.failure;
      }
    }
  }

  /** Spreadsheets would leave out the rest, or refuse the file. */
  private void refuseTooMany(Export command) {
    var unordered = command.criteria().sortedBy(IssueCriteria.Sort.ID, false);
    var count = transactions.read(() -> search.list(command.actor(), unordered, COUNT)).count();
    if (count != null && count.value() > MOST_IN_A_WORKBOOK) {
      throw Rejection.Invalid.because(
          new Fault(
              "format",
              "too_many",
              "a workbook holds %d issues at the most, and these are %d: narrow the filter, or take"
                      .formatted(MOST_IN_A_WORKBOOK, count.value())
                  + " csv"));
    }
  }

  /** Wants no more issues once they cannot be written. */
  private static final class Taker implements Predicate<Issue> {
    private final SheetWriter sheet;
    private @Nullable IOException failure;

    Taker(SheetWriter sheet) {
      this.sheet = sheet;
    }

    @Override
    public boolean test(Issue issue) {
      try {
        sheet.write(cells(issue));
      } catch (IOException gone) {
        failure = gone;
      }
      return failure == null;
    }
  }

  private static List<@Nullable String> cells(Issue issue) {
    var assignee = issue.assignee();
    return Arrays.asList(
        issue.key().toString(),
        issue.title(),
        issue.description(),
        issue.status().code(),
        issue.priority().code(),
        issue.dueDate() == null ? null : issue.dueDate().toString(),
        assignee == null ? null : assignee.username(),
        issue.reporter().username(),
        issue.labels().stream().map(LabelRef::name).collect(Collectors.joining(",")),
        issue.project().key().value(),
        issue.externalId(),
        time(issue.createdAt()),
        time(issue.updatedAt()),
        time(issue.activity().lastAt()),
        time(issue.resolvedAt()),
        time(issue.closedAt()),
        Long.toString(issue.activity().comments()),
        Long.toString(issue.activity().attachments()),
        Long.toString(issue.id()),
        Long.toString(issue.version()));
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : TIME.format(time);
  }
}
