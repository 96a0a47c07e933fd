package dev.issuetracker.application;

import static dev.issuetracker.domain.Role.ADMIN;
import static dev.issuetracker.domain.Role.DEVELOPER;
import static dev.issuetracker.domain.Role.MANAGER;
import static dev.issuetracker.domain.Role.REPORTER;
import static dev.issuetracker.domain.Role.VIEWER;

import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;

/** Who may do what: one row for each thing that can be done, and the least role that may. */
public enum Action {
  /** Ends nothing but what the caller came with, so that any token may. */
  SIGN_OUT(VIEWER, Kind.READ),
  READ_PROFILE(VIEWER, Kind.READ),
  CHANGE_PROFILE(VIEWER, Kind.OWN),
  CHANGE_PASSWORD(VIEWER, Kind.OWN),
  LIST_TOKENS(VIEWER, Kind.OWN),
  CREATE_TOKEN(VIEWER, Kind.OWN),
  REVOKE_TOKEN(VIEWER, Kind.OWN),

  READ_USERS(VIEWER, Kind.READ),
  CREATE_USER(ADMIN, Kind.OWN),
  CHANGE_USER(ADMIN, Kind.OWN),

  READ_PROJECTS(VIEWER, Kind.READ),
  CREATE_PROJECT(MANAGER, Kind.WRITE),
  CHANGE_PROJECT(MANAGER, Kind.WRITE),

  READ_LABELS(VIEWER, Kind.READ),
  CREATE_LABEL(DEVELOPER, Kind.WRITE),
  CHANGE_LABEL(DEVELOPER, Kind.WRITE),
  DELETE_LABEL(MANAGER, Kind.WRITE),

  READ_ISSUES(VIEWER, Kind.READ),
  READ_DELETED_ISSUES(MANAGER, Kind.READ),
  OPEN_ISSUE(REPORTER, Kind.WRITE),
  /** With what is said by those who handle it, too; not whose it is and since when, see IMPORT. */
  OPEN_ISSUE_IN_FULL(DEVELOPER, Kind.WRITE),
  EDIT_OWN_ISSUE(REPORTER, Kind.WRITE),
  EDIT_ISSUE(DEVELOPER, Kind.WRITE),
  LABEL_ISSUE(DEVELOPER, Kind.WRITE),
  DELETE_ISSUE(MANAGER, Kind.WRITE),
  RESTORE_ISSUE(MANAGER, Kind.WRITE),
  OPEN_MANY_ISSUES(MANAGER, Kind.WRITE),
  EDIT_MANY_ISSUES(MANAGER, Kind.WRITE),

  COMMENT(REPORTER, Kind.WRITE),
  ATTACH_TO_OWN_ISSUE(REPORTER, Kind.WRITE),
  ATTACH(DEVELOPER, Kind.WRITE),

  /**
   * To bring issues along from elsewhere, with who reported them and when, by a file or by hand.
   */
  IMPORT(MANAGER, Kind.WRITE),
  READ_IMPORTS(MANAGER, Kind.READ),
  EXPORT(MANAGER, Kind.READ),
  READ_REPORTS(MANAGER, Kind.READ),
  READ_METRICS(MANAGER, Kind.READ),
  REDACT(ADMIN, Kind.WRITE);

  private enum Kind {
    READ,
    WRITE,
    /**
     * About accounts and secrets: only for somebody who has signed in, never for a program's token.
     */
    OWN
  }

  private final Role least;
  private final Kind kind;

  Action(Role least, Kind kind) {
    this.least = least;
    this.kind = kind;
  }

  public Role least() {
    return least;
  }

  public boolean isAllowedTo(Actor actor) {
    return actor.role().includes(least) && admits(actor.access());
  }

  /** Refuses an actor who may not. */
  public void require(Actor actor) {
    if (!actor.role().includes(least)) {
      throw new Rejected(
          new Rejection.NotPermitted(name(), least, "this needs the role " + least.code()));
    }
    if (!admits(actor.access())) {
      throw new Rejected(
          new Rejection.NotPermitted(
              name(),
              null,
              kind == Kind.OWN
                  ? "this needs a sign-in, a personal access token is not enough"
                  : "this token may only read"));
    }
  }

  private boolean admits(Actor.Access access) {
    return switch (access) {
      case SIGNED_IN -> true;
      case TOKEN_WRITE -> kind != Kind.OWN;
      case TOKEN_READ -> kind == Kind.READ;
    };
  }
}
