package dev.issuetracker.rest.operation;

import static dev.issuetracker.rest.operation.HealthResponse.Status.DOWN;
import static dev.issuetracker.rest.operation.HealthResponse.Status.UP;
import static io.micronaut.http.HttpHeaders.CACHE_CONTROL;
import static io.micronaut.http.HttpHeaders.RETRY_AFTER;

import dev.issuetracker.rest.connection.HealthThreads;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * Liveness asks for a restart when it fails, so it looks at nothing outside of this process, and
 * waits for no thread: a server whose threads all wait for the database is alive.
 */
@Controller("/health")
@Tag(name = "Operation", description = "For those who run the server.")
class HealthController {
  private static final String RETRY_SECONDS = "5";

  private final Conditions conditions;

  HealthController(Conditions conditions) {
    this.conditions = conditions;
  }

  @Get
  @ExecuteOn(HealthThreads.NAME)
  @Operation(operationId = "getHealth", summary = "Whether the server can work")
  @ApiResponse(responseCode = "200", description = "It can.")
  @ApiResponse(
      responseCode = "503",
      description = "It cannot at present.",
      content = @Content(schema = @Schema(implementation = HealthResponse.class)))
  HttpResponse<HealthResponse> health() {
    return readiness();
  }

  @Get("/readiness")
  @ExecuteOn(HealthThreads.NAME)
  @Operation(
      operationId = "getReadiness",
      summary = "Whether to send requests here",
      description = "The database can be reached and its schema is up to date.")
  @ApiResponse(responseCode = "200", description = "Ready.")
  @ApiResponse(
      responseCode = "503",
      description = "Not ready; send requests elsewhere.",
      content = @Content(schema = @Schema(implementation = HealthResponse.class)))
  HttpResponse<HealthResponse> readiness() {
    return conditions.areGood()
        ? uncached(HttpResponse.ok(new HealthResponse(UP)))
        : uncached(HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE))
            .header(RETRY_AFTER, RETRY_SECONDS)
            .body(new HealthResponse(DOWN));
  }

  @Get("/liveness")
  @NonBlocking
  @Operation(
      operationId = "getLiveness",
      summary = "Whether the process is alive",
      description = "Answers even while the database is away: a restart would not help then.")
  @ApiResponse(responseCode = "200", description = "Alive.")
  HttpResponse<HealthResponse> liveness() {
    return uncached(HttpResponse.ok(new HealthResponse(UP)));
  }

  private static <B> MutableHttpResponse<B> uncached(MutableHttpResponse<B> response) {
    return response.header(CACHE_CONTROL, "no-store");
  }
}
