package dev.issuetracker.application.imports;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.application.sheet.SheetWriter;
import dev.issuetracker.application.sheet.Sheets;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
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

  private final IssueStream stream;
  private final Sheets sheets;

  public ExportUseCases(Ports ports) {
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

  /** Writes all issues that fit, from one state of the tracker, until the reader goes away. */
  public void write(Export command, OutputStream to) throws IOException {
    requireExporter(command.actor());
    try (var sheet = sheets.begin(command.format(), command.safe(), to)) {
      sheet.write(HEADER);
      var taker = new Taker(sheet);
      stream.each(command.actor(), command.criteria(), taker);
      if (taker.failure != null) {
        throw taker.failure;
      }
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
