package dev.issuetracker.bootstrap;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.OutcomeUnknown;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.people.Surroundings;
import dev.issuetracker.bootstrap.password.Argon2PasswordHasher;
import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.persistence.PostgresPorts;
import java.time.InstantSource;

/**
 * Gives somebody a new password without a server: for an admin who lost his. Whoever calls it knows
 * where the database is, and perhaps none of the other settings of its servers.
 */
final class PasswordReset {
  private PasswordReset() {}

  /** What to tell whoever asked. The database stops again when the program ends. */
  static String run(Settings settings, String username) {
    var store = Store.reach(settings, Shutdown.onSignal());
    var surroundings =
        new Surroundings(
            new Argon2PasswordHasher(), new SystemRandomness(), pause -> {}, person -> {});
    var tracker =
        IssueTracker.on(PostgresPorts.on(store.database(), InstantSource.system(), surroundings));
    try {
      var keyed = tracker.operator().resetPassword(username, null);
      return "The new password of "
          + keyed.person().username()
          + " is "
          + keyed.generated()
          + "\nEvery sign-in of before has ended. Change the password after signing in.\n";
    } catch (Rejected | Unavailable | OutcomeUnknown e) {
      throw new StartupRefused(
          "Cannot reset the password of " + username + ": " + e.getMessage(), e);
    }
  }
}
