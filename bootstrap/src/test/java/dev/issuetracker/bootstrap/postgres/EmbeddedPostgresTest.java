package dev.issuetracker.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running one promises. */
final class EmbeddedPostgresTest {
  @TempDir static Path data;
  static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = Clusters.start(Clusters.usedBefore(data));
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void loses_nothing_that_was_committed() throws Exception {
    for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      assertThat(show(setting)).as(setting).isEqualTo("on");
    }
  }

  @Test
  void writes_no_values_into_its_log() throws Exception {
    assertThat(show("log_error_verbosity")).isEqualTo("terse");
  }

  @Test
  void listens_on_loopback_alone_and_on_no_socket_file() throws Exception {
    assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(show("unix_socket_directories")).isEmpty();
  }

  @Test
  void lets_nobody_in_without_a_password() throws Exception {
    var database = postgres.database();

    for (var user : List.of("postgres", database.user(), database.ownerUser())) {
      assertThatThrownBy(() -> Sql.connect(database, user, "guess").close())
          .as(user)
          .hasMessageContaining("password authentication failed");
    }
    try (var connection = Sql.connect(database, "postgres", superuser())) {
      assertThat(Sql.column(connection, "SELECT DISTINCT auth_method FROM pg_hba_file_rules"))
          .containsExactly("scram-sha-256");
    }
  }

  @Test
  void keeps_files_from_everybody_else() throws Exception {
    assertThat(mode(data)).isEqualTo("rwx------");
    assertThat(mode(data.resolve("postgres"))).isEqualTo("rwx------");
    assertThat(mode(data.resolve("postgres/cluster"))).isEqualTo("rwx------");
    assertThat(mode(data.resolve("postgres/credentials"))).isEqualTo("rw-------");
  }

  @Test
  void sorts_and_stores_text_the_same_everywhere() throws SQLException {
    try (var connection = Sql.asServer(postgres.database())) {
      assertThat(
              Sql.column(
                  connection,
                  "SELECT datlocprovider::text || ' ' || datlocale || ' ' ||"
                      + " pg_encoding_to_char(encoding) FROM pg_database WHERE datname ="
                      + " current_database()"))
          .containsExactly("b C.UTF-8 UTF8");
    }
  }

  @Test
  void gives_the_server_a_role_that_cannot_change_the_schema() throws SQLException {
    try (var connection = Sql.asServer(postgres.database())) {
      assertThat(Sql.column(connection, "SELECT current_user")).containsExactly("tracker");
      assertThatThrownBy(() -> Sql.execute(connection, "CREATE TABLE mine (a int)"))
          .hasMessageContaining("permission denied");
      Sql.execute(connection, "CREATE TEMPORARY TABLE passing (a int)");
    }
    try (var owner = Sql.asOwner(postgres.database())) {
      Sql.execute(owner, "CREATE TABLE ours (a int)");
      Sql.execute(owner, "DROP EXTENSION pg_trgm CASCADE");
      Sql.execute(owner, "CREATE EXTENSION pg_trgm");
    }
  }

  @Test
  void gives_neither_role_power_over_the_cluster() throws SQLException {
    try (var connection = Sql.asServer(postgres.database())) {
      assertThat(
              Sql.column(
                  connection,
                  "SELECT rolname FROM pg_roles WHERE rolname LIKE 'tracker%'"
                      + " AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication)"))
          .isEmpty();
    }
  }

  @Test
  void hides_passwords_from_logs() {
    assertThat(postgres.database().toString())
        .doesNotContain(postgres.database().password())
        .doesNotContain(postgres.database().ownerPassword());
  }

  private static String superuser() throws Exception {
    return Credentials.read(data.resolve("postgres/credentials")).superuser();
  }

  private static String show(String setting) throws Exception {
    try (var connection = Sql.connect(postgres.database(), "postgres", superuser())) {
      return Sql.column(connection, "SHOW " + setting).getFirst();
    }
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
