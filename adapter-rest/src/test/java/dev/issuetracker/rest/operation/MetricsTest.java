package dev.issuetracker.rest.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.WireServer;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final WireServer server = WireServer.with(Map.of("samples", "yes", "sample-pool", "yes"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void requestsAreTimedByMethodTemplateAndStatus() {
    server.get("/api/v1/samples/1");
    server.get("/api/v1/samples/2");

    assertThat(metrics())
        .contains(counted("GET", 200, "/api/v1/samples/{id}", 2))
        .contains("http_server_requests_seconds_sum{")
        .doesNotContain("/api/v1/samples/1");
  }

  @Test
  void whatHasNoRouteIsOneSeriesWhateverItsPath() {
    for (var path : new String[] {"/a", "/b", "/api/v1/c?d=e", "/x/y/z"}) {
      server.get(path);
    }

    assertThat(metrics()).contains(counted("GET", 404, "UNKNOWN", 4));
  }

  @Test
  void methodsThatNobodyKnowsAreOneSeries() {
    server.send("BREW", "/a", "");
    server.send("STEEP", "/a", "");

    assertThat(metrics()).doesNotContain("BREW").doesNotContain("STEEP");
  }

  @Test
  void malformedRequestsAreCountedWithTheirRoute() {
    server.send("POST", "/api/v1/samples", "{", "Content-Type", "application/json");

    assertThat(metrics()).contains(counted("POST", 400, "/api/v1/samples", 1));
  }

  @Test
  void theMachineIsMeasuredToo() {
    assertThat(metrics())
        .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads", "process_uptime_seconds")
        .contains("jvm_gc_", "process_files_open_files", "system_cpu_count");
  }

  @Test
  void aPoolThatOffersABinderIsMeasured() {
    assertThat(metrics()).contains("sample_pool_connections 7.0");
  }

  @Test
  void theAnswerIsInTheFormatOfPrometheusAndNotKept() {
    var answer = server.get("/metrics");

    assertThat(answer.headers().firstValue("content-type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(answer.body().lines())
        .allMatch(
            Pattern.compile("#.*|[a-z_0-9]+(\\{[^}]*(\\{[^}]*}[^}]*)*})? \\S+").asMatchPredicate());
    assertThat(server.get("/api/v1/metrics").statusCode()).isEqualTo(404);
  }

  private String metrics() {
    return server.get("/metrics").body();
  }

  private static String counted(String method, int status, String uri, int times) {
    return "http_server_requests_seconds_count{method=\"%s\",status=\"%d\",uri=\"%s\"} %d"
        .formatted(method, status, uri, times);
  }
}
