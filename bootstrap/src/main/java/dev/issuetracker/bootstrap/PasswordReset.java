package dev.issuetracker.bootstrap;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.OutcomeUnknown;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.people.Surroundings;
import dev.issuetracker.bootstrap.password.Argon2PasswordHasher;
import dev.issuetracker.bootstrap.postgres.StartupRefused;
import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.persistence.PostgresPorts;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

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
    } catch (Rejected refused) {
      throw failed(username, reason(refused.rejection()), refused);
    } catch (Unavailable | OutcomeUnknown e) {
      throw failed(username, e.getMessage(), e);
    }
  }

  private static StartupRefused failed(String username, @Nullable String why, Throwable cause) {
    return new StartupRefused("Cannot reset the password of " + username + ": " + why, cause);
  }

  private static String reason(Rejection rejection) {
    return switch (rejection) {
      case Rejection.NotFound ignored -> "nobody is called so";
      case Rejection.WrongState ignored ->
          "this person is deactivated; an admin has to make the account active first";
      case Rejection other -> "the tracker refuses it (" + other.getClass().getSimpleName() + ")";
    };
  }
}
