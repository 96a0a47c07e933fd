package dev.issuetracker.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.people.PeopleServer;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The watch over refusals looks, and can tell. */
class RefusalWatchTest {
  @Requires(property = "canary.refusal")
  @ServerFilter("/api/v1/labels/**")
  static class Canary {
    @RequestFilter
    void refuse(HttpRequest<?> request) {
      throw ProblemException.of(
          request.getMethodName().equals("GET") ? ProblemType.LAST_ADMIN : ProblemType.FORBIDDEN,
          "Only to see whether anybody notices.");
    }
  }

  @Test
  void aRefusalThatIsNotDescribedIsNoticed() {
    try (var server = PeopleServer.start(Map.of("canary.refusal", true))) {
      var admin = server.signIn("admin");

      assertThat(server.get(admin, "/api/v1/labels").status()).isEqualTo(RefusalWatch.UNDESCRIBED);
      assertThat(server.as(admin, "POST", "/api/v1/labels", "{\"name\": \"x\"}").status())
          .isEqualTo(403);
    }
  }
}
