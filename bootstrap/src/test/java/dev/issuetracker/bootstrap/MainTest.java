package dev.issuetracker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.bootstrap.postgres.Clusters;
import dev.issuetracker.bootstrap.postgres.Eventually;
import dev.issuetracker.persistence.DatabaseSettings;
import dev.issuetracker.persistence.TestPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process as a shell sees it. */
@Timeout(90)
final class MainTest {
  private static final int SIGTERM_STATUS = 128 + 15;

  @TempDir Path directory;

  /** What is made once, for all tests, is not of the first one's time. */
  @BeforeAll
  static void prepare() {
    Shipped.prepare();
  }

  @Test
  void help_and_version_answer_without_starting_anything() throws Exception {
    assertThat(ended(start(Map.of(), "--help"))).isZero();
    var version = start(Map.of(), "--version");
    assertThat(version.inputReader().readLine()).matches("issue-tracker \\d+\\.\\d+\\.\\d+.*");
    assertThat(ended(version)).isZero();
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void wrong_arguments_and_wrong_settings_have_the_status_of_misuse() throws Exception {
    var argument = start(Map.of(), "--colour");
    assertThat(argument.errorReader().readLine()).isEqualTo("Unknown argument: --colour");
    assertThat(ended(argument)).isEqualTo(2);

    var setting = start(Map.of("TRACKER_PORT", "http", "TRACKER_SIGNUP", "no"));
    assertThat(setting.errorReader().lines().toList()).hasSize(2);
    assertThat(ended(setting)).isEqualTo(2);
  }

  @Test
  void a_folder_for_files_that_is_none_is_told_in_one_line() throws Exception {
    var file = Files.writeString(directory.resolve("taken"), "a file").toString();
    for (var folder : List.of(file, file + "/below")) {
      var server = start(Map.of("TRACKER_BLOB_DIR", folder));
      assertThat(server.errorReader().lines().toList())
          .containsExactly("TRACKER_BLOB_DIR is no folder to write in: " + folder);
      assertThat(ended(server)).isEqualTo(1);
    }
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void it_says_where_it_listens_and_ends_in_order_on_a_signal() throws Exception {
    Clusters.complete(directory.resolve("data"));
    var settings =
        Map.of("TRACKER_PORT", "0", "TRACKER_TYPO", "1", "TRACKER_DATABASE_POOL", Shipped.POOL);
    var server = start(settings);
    try {
      var out = server.inputReader();
      var url = URI.create(out.readLine().replaceFirst(".* listens on ", ""));
      assertThat(out.readLine()).isEqualTo("Docs: " + url + "/docs");
      assertThat(out.readLine()).startsWith("Data: " + directory.resolve("data").toRealPath());
      assertThat(server.errorReader().readLine()).contains("TRACKER_TYPO");
      new Socket(url.getHost(), url.getPort()).close();

      // Unlike the process it closes no streams.
      server.toHandle().destroy();
      assertThat(server.errorReader().lines())
          .anyMatch(line -> line.contains("Stopping"))
          .last()
          .asString()
          .contains("Stopped");
      assertThat(ended(server)).isEqualTo(SIGTERM_STATUS);
      assertThat(directory.resolve("data/postgres/cluster/PG_VERSION")).exists();
      assertThat(directory.resolve("data/postgres/cluster/postmaster.pid")).doesNotExist();
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void a_taken_port_is_told_in_one_line() throws Exception {
    Clusters.complete(directory.resolve("data"));
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var server = start(Map.of("TRACKER_PORT", taken.getLocalPort() + ""));
      try {
        var last = new ArrayList<>(server.errorReader().lines().toList()).getLast();
        assertThat(last).startsWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort());
        assertThat(ended(server)).isEqualTo(1);
      } finally {
        server.destroyForcibly();
      }
    }
  }

  @Test
  void a_server_that_cannot_use_its_database_ends_instead_of_staying_without_listening()
      throws Exception {
    var place = TestPostgres.freshDatabase();
    try (var connection = TestPostgres.connect(place)) {
      connection.createStatement().execute("ALTER TABLE users RENAME COLUMN role TO rank");
    }
    var server = start(Map.of("TRACKER_PORT", "0", "TRACKER_DATABASE_URL", place.url()));
    try {
      assertThat(ended(server)).isEqualTo(1);
      assertThat(server.errorReader().lines()).contains("The server could not start.");
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void a_server_waits_a_while_for_a_database_that_is_busy() throws Exception {
    var place = TestPostgres.freshDatabase();
    try (var connection = TestPostgres.connect(place)) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
      var server = start(Map.of("TRACKER_PORT", "0", "TRACKER_DATABASE_URL", place.url()));
      try {
        var said = new CopyOnWriteArrayList<String>();
        var asks = CompletableFuture.supplyAsync(() -> asksAgain(server, said));
        // It would give up by itself, but that takes ten seconds.
        Eventually.becomesTrue(
            "it waits for the lock", ServerProcess.PATIENCE, () -> endsWaits(place));
        assertThat(asks.get(40, TimeUnit.SECONDS)).as(said.toString()).isTrue();
        connection.rollback();
        assertThat(server.inputReader().readLine()).contains(" listens on ");
      } finally {
        server.destroyForcibly();
      }
    }
  }

  private static boolean asksAgain(Process server, List<String> said) {
    return server
        .errorReader()
        .lines()
        .peek(said::add)
        .anyMatch(line -> line.contains("asking again"));
  }

  /** As if all that wait for a lock had waited too long; whether there are any. */
  private static boolean endsWaits(DatabaseSettings place) {
    try (var connection = TestPostgres.connect(place);
        var ended =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT pg_cancel_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                        + " WHERE datname = current_database() AND NOT granted")) {
      return ended.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_server_that_watches_its_parent_ends_with_it() throws Exception {
    Clusters.complete(directory.resolve("data"));
    // The shell stays the parent of the server, and ends when that ends first.
    var shell = builder(Map.of("TRACKER_PORT", "0", "TRACKER_EXIT_WITH_PARENT", "true"));
    var command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & echo $!; wait", "sh"));
    command.addAll(shell.command());
    var parent = shell.command(command).start();
    var out = parent.inputReader();
    var server = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    try {
      assertThat(out.readLine()).contains("listens on");
      parent.destroyForcibly();
      server.onExit().get(30, TimeUnit.SECONDS);
      assertThat(directory.resolve("data/postgres/cluster/postmaster.pid")).doesNotExist();
    } finally {
      server.destroyForcibly();
      parent.destroyForcibly();
    }
  }

  @Test
  void a_lost_password_is_replaced_while_no_server_runs() throws Exception {
    Clusters.complete(directory.resolve("data"));
    var settings = Map.of("TRACKER_PORT", "0", "TRACKER_ADMIN_PASSWORD", "the-one-that-was-lost");
    signIn(settings, Map.of("the-one-that-was-lost", 200));

    var reset = start(settings, "reset-password", "admin");
    var told = reset.inputReader().readLine();
    assertThat(told).startsWith("The new password of admin is ");
    assertThat(ended(reset)).isZero();

    var given = told.substring(told.lastIndexOf(' ') + 1);
    signIn(settings, Map.of(given, 200, "the-one-that-was-lost", 401));
  }

  /** Starts a server, tries passwords of admin, and ends it. */
  private void signIn(Map<String, String> settings, Map<String, Integer> statuses)
      throws Exception {
    var server = start(settings);
    try (var client = HttpClient.newHttpClient()) {
      var url = server.inputReader().readLine().replaceFirst(".* listens on ", "");
      for (var password : statuses.keySet()) {
        var body = "{\"username\": \"admin\", \"password\": \"%s\"}".formatted(password);
        var request =
            HttpRequest.newBuilder(URI.create(url + "/api/v1/auth/signin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
            .isEqualTo(statuses.get(password));
      }
      server.destroy();
      assertThat(ended(server)).isEqualTo(SIGTERM_STATUS);
    } finally {
      server.destroyForcibly();
    }
  }

  private static int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("it ended").isTrue();
    return process.exitValue();
  }

  private Process start(Map<String, String> settings, String... arguments) throws Exception {
    return builder(settings, arguments).start();
  }

  private ProcessBuilder builder(Map<String, String> settings, String... arguments) {
    return Shipped.command(settings, List.of(), arguments).directory(directory.toFile());
  }
}
