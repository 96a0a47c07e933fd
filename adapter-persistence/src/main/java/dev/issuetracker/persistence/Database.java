package dev.issuetracker.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * The connections to PostgreSQL. There is a bounded number of them, and every wait on one ends: the
 * wait for a free one, for an answer, for a lock, and the server's patience with an idle one.
 */
public final class Database implements AutoCloseable {
  private static final int DOCUMENTS_AT_ONCE = 200;
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(60);

  /**
   * The C library gives memory back to the system as soon as a statement ends that took more than
   * 128 KiB, which most lists do, and takes it again for the next one, page by page. Once it has
   * seen a big piece go, it leaves twice as much alone. Letters are put there a thousand at a time:
   * one by one, a new connection would wait for ten milliseconds.
   */
  private static final String KEEP_MEMORY = " SELECT octet_length(repeat(repeat(' ', 1024), 1024))";

  private final HikariDataSource pool;
  private final Turns turns;
  private final DatabaseSettings settings;

  private Database(HikariDataSource pool, Turns turns, DatabaseSettings settings) {
    this.pool = pool;
    this.turns = turns;
    this.settings = settings;
  }

  /** Brings the schema up to date, then opens the connections. */
  public static Database open(DatabaseSettings settings) {
    Migrations.run(settings);
    return connect(settings);
  }

  /**
   * The same, with words looked up in a language. If it was another one, texts of before are found
   * by that until {@link #rewriteDocuments} has been at them.
   *
   * @param language a text search configuration of PostgreSQL such as english
   */
  public static Database open(DatabaseSettings settings, String language) {
    Migrations.run(settings);
    SearchLanguage.speak(settings, language);
    return connect(settings);
  }

  /** Opens the connections to a database whose schema is up to date. They are made when needed. */
  public static Database connect(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("tracker");
    config.setJdbcUrl(settings.url());
    var login = settings.login();
    if (login != null) {
      config.setUsername(login.user());
      config.setPassword(login.password());
    }
    config.setMaximumPoolSize(settings.connections());
    config.setConnectionTimeout(settings.connect().toMillis());
    config.setInitializationFailTimeout(-1);
    config.setDataSourceProperties(driver(settings));
    config.setConnectionInitSql(limits(settings));
    config.setExceptionOverride(new LeavesStandbys());
    return new Database(new HikariDataSource(config), Turns.to(settings.url()), settings);
  }

  /** Which server takes writes is asked when a connection is made, so a new one is needed. */
  private static final class LeavesStandbys implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
      return Failures.isReadOnly(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
  }

  static Properties driver(DatabaseSettings settings) {
    var driver = new Properties();
    driver.setProperty("ApplicationName", "issue-tracker");
    driver.setProperty("tcpKeepAlive", "true");
    driver.setProperty("connectTimeout", seconds(settings.connect()));
    // Later than the server's own limit, so that it is the server that gives up if it is there.
    driver.setProperty("socketTimeout", seconds(settings.statement().plusSeconds(10)));
    driver.setProperty("socketFactory", WatchedSockets.class.getName());
    // Every statement is one that comes again.
    driver.setProperty("prepareThreshold", "1");
    driver.setProperty("preparedStatementCacheQueries", "512");
    return driver;
  }

  private static String limits(DatabaseSettings settings) {
    return ("SET statement_timeout = %d; SET lock_timeout = %d;"
            + " SET idle_in_transaction_session_timeout = %d;"
            // Of disks that do not turn. With the default, lists would be read from end to end.
            + " SET random_page_cost = 1.1;"
            // How alike titles must be that are shown when nothing fits.
            + " SET pg_trgm.word_similarity_threshold = 0.45;"
            + KEEP_MEMORY)
        .formatted(
            settings.statement().toMillis(),
            settings.lock().toMillis(),
            IDLE_IN_TRANSACTION.toMillis());
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }

  public DataSource connections() {
    return pool;
  }

  /** For who asks whether the database is there, however busy the connections are. */
  public Lookout lookout() {
    return new Lookout(settings);
  }

  /**
   * Writes some documents of searches anew that are in the language of before, in one short
   * transaction. To be called until nothing is left, now and then; of many servers one is at it.
   *
   * @return how many; 0 if none is left, or if another server is at it
   */
  public int rewriteDocuments() {
    return SearchLanguage.rewrite(pool, DOCUMENTS_AT_ONCE);
  }

  Turns turns() {
    return turns;
  }

  @Override
  public void close() {
    pool.close();
  }
}
