package dev.issuetracker.rest.docs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Requires(property = "samples")
@Controller("/api/v1/samples")
@Tag(name = "Samples", description = "Only for tests.")
class SampleController {
  @Get
  @Operation(operationId = "listSamples", summary = "List samples")
  @ApiResponse(responseCode = "200", description = "One page.")
  SamplePage list(
      @QueryValue @Nullable String q,
      @QueryValue List<String> colour,
      @QueryValue(defaultValue = "20") int size) {
    return new SamplePage(null, null, null, null, List.of(sample(1)), null);
  }

  @Get("/{id}")
  @Operation(operationId = "getSample", summary = "One sample")
  @ApiResponse(responseCode = "200", description = "The sample.")
  @ApiResponse(responseCode = "304", description = "Unchanged.")
  Sample one(long id) {
    return sample(id);
  }

  @Post
  @Operation(operationId = "createSample", summary = "Create a sample")
  @ApiResponse(responseCode = "201", description = "Created.")
  @ApiResponse(responseCode = "409", description = "The title is taken.")
  @Status(io.micronaut.http.HttpStatus.CREATED)
  Sample create(@Body SampleDraft draft) {
    return sample(draft.title().length());
  }

  @Delete("/{id}")
  @Operation(operationId = "deleteSample", summary = "Delete a sample")
  @ApiResponse(responseCode = "204", description = "Gone.")
  HttpResponse<Void> delete(long id) {
    return HttpResponse.noContent();
  }

  private static Sample sample(long id) {
    var bob = new Sample.Person(2, "bob");
    return new Sample(
        id,
        "Login page bug",
        null,
        Sample.Colour.RED,
        null,
        null,
        null,
        null,
        false,
        null,
        Instant.parse("2026-01-09T12:08:01.123456Z"),
        null,
        bob,
        null,
        List.of(bob),
        null,
        Map.of("status", List.of("Invalid")));
  }
}
