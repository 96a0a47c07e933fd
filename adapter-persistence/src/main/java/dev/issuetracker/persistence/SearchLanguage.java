package dev.issuetracker.persistence;

import java.sql.SQLException;

/**
 * In what language words are looked up. Another one than before writes all documents anew, in one
 * transaction: some minutes at a million issues, during which nobody can change what they say.
 */
final class SearchLanguage {
  private SearchLanguage() {}

  /** As the owner of the documents, whose they are alone. */
  static void speak(DatabaseSettings settings, String language) {
    var owner = settings.owner() == null ? settings.login() : settings.owner();
    try (var connection = Migrations.source(settings, owner).getConnection();
        var statement = connection.prepareStatement("SELECT speak(?)")) {
      statement.setString(1, language);
      statement.execute();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
