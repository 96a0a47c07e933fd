package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What a statement takes of memory, its process keeps for the next one. A page that was given back
 * is a fault when it is taken again.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells the faults of other processes")
class KeptMemoryTest extends DatabaseTest {
  private static final int TIMES = 200;

  /** Three pieces at once, of which each is too small to be more than a piece of the heap. */
  private static final String STATEMENT =
      "SELECT octet_length(repeat(?, 1000)) + octet_length(repeat(?, 1001))"
          + " + octet_length(repeat(?, 1002))";

  /** MINFLT, counted from the state, which comes after the name of the program. */
  private static final int MINOR_FAULTS = 7;

  @Test
  void aConnectionOfTheServerTakesItsMemoryOnce() throws Exception {
    try (var connection = database.connections().getConnection()) {
      assertThat(faults(connection)).isLessThan(TIMES);
    }
  }

  /** Or the test above would say nothing. */
  @Test
  void anyOtherTakesItAnewForEachStatement() throws Exception {
    var login = new Properties();
    var given = settings.login();
    if (given != null) {
      login.setProperty("user", given.user());
      login.setProperty("password", given.password());
    }
    try (var connection = DriverManager.getConnection(settings.url(), login)) {
      assertThat(faults(connection)).isGreaterThan(10L * TIMES);
    }
  }

  private static long faults(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(STATEMENT)) {
      for (int at = 1; at <= 3; at++) {
        statement.setString(at, "x".repeat(100));
      }
      run(statement);
      long before = faultsSoFar(connection);
      run(statement);
      return faultsSoFar(connection) - before;
    }
  }

  private static void run(PreparedStatement statement) throws SQLException {
    for (int times = 0; times < TIMES; times++) {
      statement.execute();
    }
  }

  private static long faultsSoFar(Connection connection) throws SQLException {
    try (var asked = connection.createStatement();
        var answer = asked.executeQuery("SELECT pg_read_file('/proc/self/stat', 0, 1000)")) {
      answer.next();
      var told = answer.getString(1);
      return Long.parseLong(told.substring(told.lastIndexOf(')') + 2).split(" ")[MINOR_FAULTS]);
    }
  }
}
