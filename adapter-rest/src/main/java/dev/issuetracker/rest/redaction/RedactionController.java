package dev.issuetracker.rest.redaction;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.redaction.RedactionUseCases;
import dev.issuetracker.rest.answer.Writes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/redactions")
@Tag(name = "Redaction")
final class RedactionController {
  private final RedactionUseCases redactions;
  private final Writes writes;

  RedactionController(IssueTracker tracker, Writes writes) {
    this.redactions = tracker.redactions();
    this.writes = writes;
  }

  @Operation(
      operationId = "redact",
      summary = "Take a text out of the present and the past",
      description =
          "For admins. A comment, a title or description with all its earlier values, or an"
              + " attachment with its name: [redacted] stands in its place everywhere, and an event"
              + " says who did it and why. Makes no version; the entity tag changes. It cannot be"
              + " undone.")
  @ApiResponse(
      responseCode = "200",
      description = "What was redacted",
      content = @Content(schema = @Schema(implementation = RedactionResponse.class)))
  @Post
  HttpResponse<?> redact(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Actor actor,
      @Body RedactionRequest body) {
    var done = new AtomicReference<RedactionUseCases.@Nullable Done>();
    var answer =
        writes.run(
            request,
            actor,
            () -> {
              var begun = redactions.begin(body.toCommand(actor));
              done.set(begun);
              return HttpResponse.ok(RedactionResponse.from(begun.redacted()));
            });
    // With an idempotency key it is committed only now.
    var redaction = done.get();
    if (redaction != null) {
      redactions.finish(redaction);
    }
    return answer;
  }
}
