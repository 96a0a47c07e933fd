package dev.issuetracker.bootstrap;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.people.OperatorUseCases.Keyed;
import dev.issuetracker.bootstrap.postgres.PrivateFile;
import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.Secret;
import dev.issuetracker.bootstrap.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first admin and tells the operator how to sign in. A password that was made up is shown
 * once, to a person who is looking; where nobody is, it goes into a file that nobody else can read,
 * and never into a log. Either comes before the admin is there, so that no password is lost.
 */
final class FirstAdmin {
  private static final String FILE = "admin-password.txt";

  private FirstAdmin() {}

  /**
   * What to tell the operator.
   *
   * @param watched where somebody is looking; null if nobody is
   */
  static String welcome(IssueTracker tracker, Settings settings, @Nullable PrintStream watched) {
    Secret chosen = settings.adminPassword();
    var directory = settings.dataDirectory().toAbsolutePath().normalize();
    return tracker
        .operator()
        .firstAdmin(
            chosen == null ? null : chosen.value(),
            watched == null
                ? password -> keep(password, directory)
                : password -> show(password, watched))
        .map(
            made -> tell(made, watched == null ? "in " + directory.resolve(FILE) : "the one above"))
        .orElse("Sign in: as before (a lost password: reset-password, see --help)");
  }

  private static String tell(Keyed made, String where) {
    var name = made.person().username();
    return made.generated() == null
        ? "Sign in: as " + name + ", with the password from TRACKER_ADMIN_PASSWORD"
        : "Sign in: as " + name + ", the password is " + where;
  }

  private static void show(String password, PrintStream watched) {
    watched.println("First password: " + password + " (shown only this once)");
    watched.flush();
  }

  private static void keep(String password, Path directory) {
    var file = directory.resolve(FILE);
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(file);
      PrivateFile.create(file, password + "\n");
    } catch (IOException e) {
      throw new StartupRefused("Cannot write the first password to " + file, e);
    }
  }
}
