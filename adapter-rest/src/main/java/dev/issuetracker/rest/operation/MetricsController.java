package dev.issuetracker.rest.operation;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** For Prometheus. Who may read this is decided here, and nowhere else. */
@Controller("/metrics")
@Tag(name = "Operation", description = "For those who run the server.")
class MetricsController {
  private final PrometheusMeterRegistry registry;

  MetricsController(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @Get(produces = "text/plain")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(
      operationId = "getMetrics",
      summary = "Metrics for Prometheus",
      description = "Requests, the JVM and the connection pool, in the text format of Prometheus.")
  @ApiResponse(responseCode = "200", description = "The present values.")
  HttpResponse<String> metrics() {
    return HttpResponse.ok(registry.scrape())
        .header(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
