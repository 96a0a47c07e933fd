package dev.issuetracker.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.rest.KeptConnection;
import dev.issuetracker.rest.people.PeopleServer;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may be asked of an export. */
class ExportHttpTest {
  private static final String EXPORT = "/api/v1/issues/export";

  private final PeopleServer server = PeopleServer.start(Map.of("torn.files", true));
  private final String admin = server.signIn("admin");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void allFaultsOfAnExportAreToldAtOnce() {
    var unknown = server.get(admin, EXPORT + "?format=pdf&status=bogus&project=NOSUCH");

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.faults())
        .containsExactlyInAnyOrder("format unknown", "status unknown", "project unknown");
  }

  @Test
  void nobodyKeepsWhatWasExported() {
    for (var format : List.of("csv", "xlsx")) {
      var file = server.get(admin, EXPORT + "?format=" + format);

      assertThat(file.header("Cache-Control")).isEqualTo("no-store");
      assertThat(file.header("Expires")).isEqualTo("0");
    }
  }

  @Test
  void aFileThatFailsInTheMiddleEndsItsConnection() throws IOException {
    try (var connection = new KeptConnection(server.port())) {
      connection.send(
          "GET /api/v1/torn HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(admin));

      assertThatThrownBy(connection::answer).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aWorkbookIsNeverUnsafe() {
    assertThat(server.get(admin, EXPORT + "?format=xlsx&safe=false").status()).isEqualTo(200);
    assertThat(server.get(admin, EXPORT + "?format=xlsx&safe=true").status()).isEqualTo(200);
    assertThat(server.get(admin, EXPORT + "?safe=false").status()).isEqualTo(200);
  }
}
