package dev.issuetracker.application.people;

/** What it takes to find out who somebody is. */
public record AccessPorts(
    TokenRepository tokens,
    PasswordHasher passwords,
    Randomness randomness,
    SignInThrottle throttle,
    Pause pause,
    Revocations revocations) {

  public static AccessPorts of(
      TokenRepository tokens, SignInThrottle throttle, Surroundings surroundings) {
    return new AccessPorts(
        tokens,
        surroundings.passwords(),
        surroundings.randomness(),
        throttle,
        surroundings.pause(),
        surroundings.revocations());
  }
}
