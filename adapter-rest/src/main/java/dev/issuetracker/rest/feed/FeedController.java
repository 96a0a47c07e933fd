package dev.issuetracker.rest.feed;

import dev.issuetracker.application.Actor;
import dev.issuetracker.rest.connection.MediaRanges;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/events")
@Tag(name = "History")
final class FeedController {
  private static final MediaType STREAM = MediaType.TEXT_EVENT_STREAM_TYPE;

  private final Feed feed;

  FeedController(Feed feed) {
    this.feed = feed;
  }

  /** Two routes would leave a client that says nothing of what it accepts without any. */
  @Operation(
      operationId = "readEvents",
      summary = "Follow what happens to all issues",
      description =
          "Everything that happened to any issue, in an order in which nothing is ever put in"
              + " between: whoever goes on after the last `id` that was seen misses nothing and"
              + " sees nothing twice. Where texts are very long a part ends before it has `size`"
              + " events. A place of a history that was lost with a restore is a 400 with the code"
              + " `place_lost`: begin anew. With `wait` the answer comes as soon as there is"
              + " something, and `next` is always there, as it is with `after=latest`. As"
              + " text/event-stream: the same without an end, an hour at the most; a client that"
              + " comes back says in Last-Event-ID where it was. While there is nothing to tell, at"
              + " the beginning and every ten seconds, an event `place` with an empty object keeps"
              + " the connection; its id says where the stream is.")
  @ApiResponse(
      responseCode = "200",
      description = "The next events, oldest first",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Events.class)),
        @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM,
            schema = @Schema(implementation = String.class))
      })
  @Get(produces = {MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM})
  HttpResponse<?> read(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @RequestBean FeedQuery query) {
    return MediaRanges.prefers(request, STREAM, MediaType.APPLICATION_JSON_TYPE)
        ? feed.stream(request, actor, query)
        : HttpResponse.ok(feed.part(request, actor, query))
            .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /** Some events one after the other, and where to go on. */
  @Schema(name = "Feed")
  record Events(
      @Nullable Long count,
      @Nullable Boolean countExact,
      @Nullable String next,
      @Nullable String previous,
      List<FeedEvent> results) {}
}
