package dev.issuetracker.rest.connection;

/**
 * The order of the filters around the controllers, and with it the order of the checks: the lower
 * runs earlier. The framework tells a missing route, a wrong method or a wrong media type only
 * after all of them, so that who is not signed in learns nothing of routes.
 */
public final class FilterOrder {

  public static final int EXCHANGE = -10_000;
  public static final int CORS = -9_000;

  /** Authentication, then what depends on it, such as rate limits. */
  public static final int SECURITY = 1_000;

  /** Behind the count of requests, and before anybody asks for a route. */
  public static final int FRONT_DOOR = 1_500;

  public static final int INPUT = 2_000;

  /** The innermost: turns what a controller returned into its final form. */
  public static final int ANSWER = 3_000;

  private FilterOrder() {}
}
