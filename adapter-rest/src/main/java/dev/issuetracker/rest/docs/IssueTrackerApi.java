package dev.issuetracker.rest.docs;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.servers.Server;

/** The head of the OpenAPI document. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Issue Tracker",
            version = "${project.version}",
            description =
                "An issue tracker that never loses an update. Sign in at `/api/v1/auth/signin`, and"
                    + " send the token as `Authorization: Bearer`.",
            license = @License(name = "MIT", url = "https://opensource.org/license/mit")),
    servers = @Server(url = "/", description = "This server"))
final class IssueTrackerApi {
  private IssueTrackerApi() {}
}
