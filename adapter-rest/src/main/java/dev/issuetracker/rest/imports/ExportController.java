package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.finding.FindingUseCases;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.imports.ExportUseCases;
import dev.issuetracker.application.imports.ExportUseCases.Export;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.rest.answer.Csv;
import dev.issuetracker.rest.issue.IssueQuery;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;

@Controller("/api/v1/issues/export")
@Tag(name = "Imports")
final class ExportController {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final ExportUseCases exports;
  private final FindingUseCases finding;
  private final Streams streams;

  ExportController(IssueTracker tracker, Streams streams) {
    exports = tracker.exports();
    finding = tracker.finding();
    this.streams = streams;
  }

  @Operation(
      operationId = "exportIssues",
      summary = "Export issues to a file",
      description =
          "All issues that fit, from one state of the tracker, streamed. What it writes, an import"
              + " reads back. Before a CSV cell that a spreadsheet might run it writes an"
              + " apostrophe, which unescape=true on import takes off; safe=false writes none. A"
              + " workbook holds 1,048,575 issues at the most; more are a 400.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class)),
        @Content(
            mediaType = XLSX,
            schema = @Schema(implementation = String.class, format = "binary"))
      })
  @Get(produces = {Csv.TYPE, XLSX})
  HttpResponse<?> export(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @RequestBean IssueQuery query,
      @QueryValue(defaultValue = "csv")
          @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"csv", "xlsx"},
                      defaultValue = "csv"))
          String format,
      @QueryValue(defaultValue = "true") boolean safe) {
    var kind = kind(format, () -> finding.faults(actor, query.toFilter(), null));
    var criteria = criteria(actor, query);
    exports.requireExporter(actor);
    var export = new Export(actor, criteria, kind, safe);
    return streams.send(
        request,
        actor,
        "issues" + kind.ending(),
        kind == SheetFormat.CSV ? Csv.TYPE : XLSX,
        to -> exports.write(export, to));
  }

  /** In the order in which an import makes them again, unless somebody wants another. */
  private IssueCriteria criteria(Actor actor, IssueQuery query) {
    var criteria = finding.criteria(actor, query.toFilter());
    return query.sort() == null ? criteria.sortedBy(IssueCriteria.Sort.ID, false) : criteria;
  }

  /**
   * @param others what else is wrong with the request, asked only if this is
   */
  private static SheetFormat kind(String name, Supplier<List<Fault>> others) {
    var faults = new Faults();
    boolean book = name.equals("xlsx");
    if (!book && !name.equals("csv")) {
      faults.add(new Fault("format", "unknown", "must be csv or xlsx"));
    }
    if (!faults.isEmpty()) {
      faults.addAll(others.get()).refuse();
    }
    return book ? SheetFormat.XLSX : SheetFormat.CSV;
  }
}
