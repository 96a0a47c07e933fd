package dev.issuetracker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.persistence.Database;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** There is no admin whose password nobody knows, whatever a first start comes to. */
@Timeout(90)
final class FirstAdminTest {
  private static final Pattern SHOWN = Pattern.compile("First password: (\\S+) \\(shown only");

  private final DatabaseSettings place = TestPostgres.freshDatabase();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void a_password_has_been_shown_when_the_port_turns_out_to_be_taken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var watched = new PrintStream(screen, true, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> start(directory, taken.getLocalPort(), watched))
          .isInstanceOf(StartupRefused.class)
          .hasMessageStartingWith("Cannot listen on ");
    }
    var shown = SHOWN.matcher(screen.toString(StandardCharsets.UTF_8));
    assertThat(shown.find()).isTrue();
    assertThat(admins()).isEqualTo(1);
    try (var server = RunningServer.over(place)) {
      assertThat(PasswordResetTest.signedIn(server, shown.group(1))).isEqualTo(200);
    }
  }

  @Test
  void a_password_that_cannot_be_written_down_is_nobodys() throws Exception {
    var file = Files.writeString(directory.resolve("taken"), "a file");
    assertThatThrownBy(() -> start(file.resolve("data"), 0, null))
        .isInstanceOf(StartupRefused.class)
        .hasMessageStartingWith("Cannot write the first password to ");
    assertThat(admins()).isZero();

    start(directory, 0, null);
    assertThat(directory.resolve("admin-password.txt")).isNotEmptyFile();
    assertThat(admins()).isEqualTo(1);
  }

  /** As the service does. */
  private void start(Path data, int port, @Nullable PrintStream watched) {
    var settings =
        Settings.read(Map.of("TRACKER_DATA_DIR", data.toString(), "TRACKER_PORT", port + ""));
    try (var database = Database.connect(place);
        var server = Server.prepare(settings, database)) {
      FirstAdmin.welcome(server.tracker(), settings, watched);
      server.listen(settings);
    }
  }

  private long admins() throws SQLException {
    try (var connection = TestPostgres.connect(place);
        var answer =
            connection
                .createStatement()
                .executeQuery("SELECT count(*) FROM users WHERE username = 'admin'")) {
      answer.next();
      return answer.getLong(1);
    }
  }
}
