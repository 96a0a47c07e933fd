package dev.issuetracker.rest.issue;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.history.HistoryUseCases;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.Paging;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller("/api/v1/issues/{ref}/timeline")
@Tag(name = "History")
final class TimelineController {
  private final HistoryUseCases history;
  private final Lists lists;

  TimelineController(IssueTracker tracker, Lists lists) {
    this.history = tracker.history();
    this.lists = lists;
  }

  @Operation(
      operationId = "getTimeline",
      summary = "Read the history of an issue",
      description =
          "Everything that happened to it, oldest first. Where texts are very long a part ends"
              + " before it has `size` entries: `next` leads on. A page by number is refused then,"
              + " because it would leave some out.")
  @Get
  Listing<TimelineEntry> list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      String ref,
      @RequestBean Paging paging) {
    var slice = history.timeline(actor, ref, lists.window(request, paging));
    return lists.listing(request, slice, TimelineEntry::from);
  }
}
