package dev.issuetracker.application.people;

import java.time.Duration;

/**
 * What whoever runs the tracker decides about signing in.
 *
 * @param signUpOpen whether strangers may register
 * @param signInLasts how long a sign-in holds
 */
public record SignInPolicy(boolean signUpOpen, Duration signInLasts) {
  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  public static SignInPolicy closed() {
    return new SignInPolicy(false, HALF_A_DAY);
  }

  public static SignInPolicy open() {
    return new SignInPolicy(true, HALF_A_DAY);
  }
}
