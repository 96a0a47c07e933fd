package dev.issuetracker.rest.operation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The status and nothing else: who asks is not signed in, so no cause and no address leaks. */
@Serdeable
@Schema(name = "Health", description = "Whether the server can work.")
public record HealthResponse(Status status) {
  @Schema(name = "HealthStatus")
  enum Status {
    UP,
    DOWN
  }
}
