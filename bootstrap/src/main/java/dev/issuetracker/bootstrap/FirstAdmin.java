package dev.issuetracker.bootstrap;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.people.OperatorUseCases.Keyed;
import dev.issuetracker.bootstrap.postgres.PrivateFile;
import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.Secret;
import dev.issuetracker.bootstrap.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the first admin and tells the operator how to sign in. A password that was made up is shown
 * once, to a person who is looking; where nobody is, it goes into a file that nobody else can read,
 * and never into a log.
 */
final class FirstAdmin {
  private static final String FILE = "admin-password.txt";

  private FirstAdmin() {}

  /** What to tell the operator. */
  static String welcome(IssueTracker tracker, Settings settings, boolean watched) {
    Secret chosen = settings.adminPassword();
    return tracker
        .operator()
        .firstAdmin(chosen == null ? null : chosen.value())
        .map(made -> tell(made, settings.dataDirectory(), watched))
        .orElse("Sign in: as before (a lost password: reset-password, see --help)");
  }

  private static String tell(Keyed made, Path directory, boolean watched) {
    var name = made.person().username();
    var generated = made.generated();
    if (generated == null) {
      return "Sign in: as " + name + ", with the password from TRACKER_ADMIN_PASSWORD";
    }
    if (watched) {
      return "Sign in: as " + name + ", password " + generated + " (shown only this once)";
    }
    return "Sign in: as " + name + ", the password is in " + keep(generated, directory);
  }

  private static Path keep(String password, Path directory) {
    var file = directory.resolve(FILE).toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(file);
      PrivateFile.create(file, password + "\n");
      return file;
    } catch (IOException e) {
      throw new StartupRefused("Cannot write the first password to " + file, e);
    }
  }
}
