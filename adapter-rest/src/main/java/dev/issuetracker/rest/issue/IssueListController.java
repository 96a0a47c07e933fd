package dev.issuetracker.rest.issue;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.finding.FindingUseCases;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.Paging;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller("/api/v1/issues")
@Tag(name = "Issues")
final class IssueListController {
  private final FindingUseCases finding;
  private final Lists lists;

  IssueListController(IssueTracker tracker, Lists lists) {
    this.finding = tracker.finding();
    this.lists = lists;
  }

  @Operation(
      operationId = "listIssues",
      summary = "Find issues",
      description =
          "Filters narrow together. If `q` fits nothing, issues with similar titles are answered"
              + " and `fuzzy` says so.")
  @Get
  IssueListing list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @RequestBean IssueQuery query,
      @RequestBean Beside beside,
      @RequestBean Paging paging) {
    var filter = query.toFilter();
    var facets = beside.facets();
    var window = lists.window(request, paging, () -> finding.faults(actor, filter, facets));
    var found =
        finding.find(new FindingUseCases.Find(actor, filter, window, facets, beside.highlight()));
    return IssueListing.from(lists.listing(request, found.hits(), FoundIssue::from), found);
  }
}
