package dev.issuetracker.persistence;

import dev.issuetracker.application.Unavailable;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In what language words are looked up. Another one than before holds for all that is written from
 * then on; documents of before are written anew afterwards, a few at a time.
 */
final class SearchLanguage {
  private static final Logger LOG = LoggerFactory.getLogger(SearchLanguage.class);

  private SearchLanguage() {}

  /** As the owner of the settings. */
  static void speak(DatabaseSettings settings, String language) {
    var owner = settings.owner() == null ? settings.login() : settings.owner();
    try (var connection = Migrations.source(settings, owner).getConnection()) {
      var changed =
          Sql.rows(connection, "SELECT speak(?) AS changed", row -> row.flag("changed"), language);
      if (changed.getFirst()) {
        LOG.info("Words are looked up in {} from now on; older texts are written anew", language);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /**
   * Writes documents anew that are in the language of before.
   *
   * @param most at once, in one short transaction
   * @return how many; 0 if there are none, or if somebody else is at it
   */
  static int rewrite(DataSource connections, int most) {
    try (var connection = connections.getConnection()) {
      var written =
          Sql.rows(
              connection,
              "SELECT rewrite_documents(?) AS written",
              row -> (int) row.number("written"),
              most);
      return written.getFirst();
    } catch (SQLException e) {
      throw new Unavailable("no connection to the database", e);
    }
  }
}
