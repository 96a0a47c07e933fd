package dev.issuetracker.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sees whether the database is there, by a connection of its own: those of the requests may all be
 * in use, and that is no reason to send requests elsewhere. The connection is kept from one look to
 * the next, so that a look costs a round trip and a database that takes no further connections is
 * still one that can be reached.
 */
public final class Lookout implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int KEPT_SECONDS = 1;

  private final String url;
  private final Properties driver;
  private final ReentrantLock looking = new ReentrantLock();
  private @Nullable Connection kept;

  Lookout(DatabaseSettings settings) {
    url = settings.url();
    driver = Database.driver(settings);
    var login = settings.login();
    if (login != null) {
      driver.setProperty("user", login.user());
      if (login.password() != null) {
        driver.setProperty("password", login.password());
      }
    }
    var seconds = Long.toString(LONGEST.toSeconds());
    driver.setProperty("connectTimeout", seconds);
    driver.setProperty("socketTimeout", seconds);
  }

  /**
   * Returns if the database answers. All takes no longer than two seconds.
   *
   * @throws SQLException why it cannot be reached
   */
  public void look() throws SQLException {
    looking.lock();
    try {
      long begun = System.nanoTime();
      if (kept != null && kept.isValid(KEPT_SECONDS)) {
        return;
      }
      close();
      kept = connect(LONGEST.minusNanos(System.nanoTime() - begun));
    } finally {
      looking.unlock();
    }
  }

  /** Signing in is an answer. Where the URL names several hosts, the time is for all of them. */
  private Connection connect(Duration left) throws SQLException {
    if (!left.isPositive()) {
      throw new SQLTransientConnectionException("No answer within " + LONGEST);
    }
    driver.setProperty("loginTimeout", Double.toString(left.toMillis() / 1_000.0));
    return DriverManager.getConnection(url, driver);
  }

  @Override
  public void close() throws SQLException {
    looking.lock();
    try (var old = kept) {
      kept = null;
    } finally {
      looking.unlock();
    }
  }
}
