package dev.issuetracker.rest.report;

import dev.issuetracker.application.reports.Report;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports as tables for spreadsheets: RFC 4180, a line of names first. */
final class ReportTable {
  /** What a spreadsheet would take for the beginning of a formula. */
  private static final String RISKY = "'=+-@\t\r";

  private ReportTable() {}

  static String of(Report report) {
    return switch (report) {
      case Report.TopAssignees top ->
          table(
              "assignee_id,username,name,issue_count",
              top.results().stream()
                  .map(
                      one ->
                          row(
                              one.assignee().id(),
                              one.assignee().username(),
                              one.assignee().name(),
                              one.issueCount())));
      case Report.Latency latency -> {
        var spread = latency.spread();
        yield table(
            "count,average_seconds,median_seconds,p90_seconds,p95_seconds",
            Stream.of(
                row(
                    spread.count(),
                    spread.average(),
                    spread.median(),
                    spread.p90(),
                    spread.p95())));
      }
      case Report.Velocity velocity ->
          table(
              "from,created,resolved,reopened",
              velocity.results().stream()
                  .map(in -> row(in.from(), in.created(), in.resolved(), in.reopened())));
      case Report.CumulativeFlow flow ->
          table(
              "from,open,in_progress,resolved,closed",
              flow.results().stream()
                  .map(
                      in ->
                          row(in.from(), in.open(), in.inProgress(), in.resolved(), in.closed())));
      case Report.Aging aging ->
          table(
              "from_days,to_days,open,in_progress",
              aging.results().stream()
                  .map(age -> row(age.fromDays(), age.toDays(), age.open(), age.inProgress())));
    };
  }

  private static String table(String names, Stream<String> rows) {
    return Stream.concat(Stream.of(names), rows)
        .map(row -> row + "\r\n")
        .collect(Collectors.joining());
  }

  private static String row(@Nullable Object... cells) {
    List<@Nullable Object> all = Arrays.asList(cells);
    return all.stream().map(ReportTable::cell).collect(Collectors.joining(","));
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> quoted(safe(text));
      default -> value.toString();
    };
  }

  private static String safe(String text) {
    return !text.isEmpty() && RISKY.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain =
        text.chars().noneMatch(one -> one == ',' || one == '"' || one == '\n' || one == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
