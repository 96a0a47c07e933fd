package dev.issuetracker.rest.docs;

import static dev.issuetracker.rest.problem.ProblemType.BAD_CREDENTIALS;
import static dev.issuetracker.rest.problem.ProblemType.CONFLICT;
import static dev.issuetracker.rest.problem.ProblemType.FORBIDDEN;
import static dev.issuetracker.rest.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static dev.issuetracker.rest.problem.ProblemType.INTERNAL_ERROR;
import static dev.issuetracker.rest.problem.ProblemType.INVALID_INPUT;
import static dev.issuetracker.rest.problem.ProblemType.IN_PROGRESS;
import static dev.issuetracker.rest.problem.ProblemType.ISSUE_DELETED;
import static dev.issuetracker.rest.problem.ProblemType.LABEL_IN_USE;
import static dev.issuetracker.rest.problem.ProblemType.LAST_ADMIN;
import static dev.issuetracker.rest.problem.ProblemType.MALFORMED_REQUEST;
import static dev.issuetracker.rest.problem.ProblemType.NAME_TAKEN;
import static dev.issuetracker.rest.problem.ProblemType.NOT_ACCEPTABLE;
import static dev.issuetracker.rest.problem.ProblemType.NOT_FOUND;
import static dev.issuetracker.rest.problem.ProblemType.OUTCOME_UNKNOWN;
import static dev.issuetracker.rest.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static dev.issuetracker.rest.problem.ProblemType.PRECONDITION_FAILED;
import static dev.issuetracker.rest.problem.ProblemType.PROJECT_ARCHIVED;
import static dev.issuetracker.rest.problem.ProblemType.RANGE_NOT_SATISFIABLE;
import static dev.issuetracker.rest.problem.ProblemType.SIGN_UP_CLOSED;
import static dev.issuetracker.rest.problem.ProblemType.TOO_MANY_REQUESTS;
import static dev.issuetracker.rest.problem.ProblemType.TRANSITION_NOT_ALLOWED;
import static dev.issuetracker.rest.problem.ProblemType.UNAUTHENTICATED;
import static dev.issuetracker.rest.problem.ProblemType.UNAVAILABLE;
import static dev.issuetracker.rest.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static dev.issuetracker.rest.problem.ProblemType.VERSION_CONFLICT;
import static java.util.Map.entry;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Role;
import dev.issuetracker.rest.operation.OpenPaths;
import dev.issuetracker.rest.problem.ProblemType;
import dev.issuetracker.rest.security.Permissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which problems an operation is answered with: those that follow from what it is, and those of its
 * own. Tests hold every refusal that they meet against this.
 */
final class OperationProblems {
  private static final Set<ProblemType> STALE = EnumSet.of(VERSION_CONFLICT, PRECONDITION_FAILED);
  private static final Set<ProblemType> FROZEN = EnumSet.of(ISSUE_DELETED, PROJECT_ARCHIVED);

  private static final Map<String, Set<ProblemType>> OWN =
      Map.ofEntries(
          entry("signUp", EnumSet.of(SIGN_UP_CLOSED, NAME_TAKEN, FORBIDDEN)),
          entry("signIn", EnumSet.of(BAD_CREDENTIALS)),
          entry("createUser", EnumSet.of(NAME_TAKEN)),
          entry("changeProfile", EnumSet.of(PRECONDITION_FAILED)),
          entry("changeUser", EnumSet.of(LAST_ADMIN, PRECONDITION_FAILED)),
          entry("changeProject", EnumSet.of(PRECONDITION_FAILED)),
          entry("createProject", EnumSet.of(NAME_TAKEN)),
          entry("createLabel", EnumSet.of(NAME_TAKEN)),
          entry("changeLabel", EnumSet.of(NAME_TAKEN, PRECONDITION_FAILED)),
          entry("deleteLabel", EnumSet.of(LABEL_IN_USE, PROJECT_ARCHIVED, PRECONDITION_FAILED)),
          entry("listIssues", EnumSet.of(FORBIDDEN)),
          entry("openIssue", EnumSet.of(PROJECT_ARCHIVED, NAME_TAKEN)),
          entry("openIssues", EnumSet.of(PROJECT_ARCHIVED, NAME_TAKEN)),
          entry("changeIssue", all(STALE, FROZEN, Set.of(TRANSITION_NOT_ALLOWED, NAME_TAKEN))),
          entry("deleteIssue", all(STALE, FROZEN)),
          entry("restoreIssue", all(STALE, Set.of(PROJECT_ARCHIVED, NAME_TAKEN))),
          entry("replaceIssueLabels", all(STALE, FROZEN)),
          entry("adjustIssueLabels", all(FROZEN, Set.of(PRECONDITION_FAILED))),
          entry("addComment", FROZEN),
          entry("addAttachment", FROZEN),
          entry("removeAttachment", FROZEN),
          entry("downloadAttachment", EnumSet.of(RANGE_NOT_SATISFIABLE)),
          entry("changeIssues", ofMany()),
          entry("moveIssues", ofMany()),
          entry("moveIssuesEach", ofMany()),
          entry("importIssues", EnumSet.of(PROJECT_ARCHIVED)),
          entry("cancelImport", EnumSet.of(CONFLICT)),
          entry("undoImport", EnumSet.of(CONFLICT)),
          entry("forgetImportErrors", EnumSet.of(CONFLICT)));

  /** The least that anybody can be who is let in. */
  private static final Actor LEAST =
      new Actor(new PersonRef(1, "nobody", "Nobody"), Role.VIEWER, Actor.Access.TOKEN_READ, null);

  private OperationProblems() {}

  private static Set<ProblemType> ofMany() {
    return EnumSet.of(VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, PROJECT_ARCHIVED, NAME_TAKEN);
  }

  @SafeVarargs
  private static Set<ProblemType> all(Set<ProblemType>... parts) {
    var all = EnumSet.noneOf(ProblemType.class);
    for (var part : parts) {
      all.addAll(part);
    }
    return all;
  }

  /** Whether what is too old is told with all that happened since. */
  static boolean tellsSteps(ApiOperation operation) {
    return operation.path().startsWith("/api/v1/issues");
  }

  /** By status, in the order in which the types stand. */
  static Map<String, List<ProblemType>> of(ApiOperation operation) {
    var all = EnumSet.of(MALFORMED_REQUEST, INVALID_INPUT, TOO_MANY_REQUESTS, INTERNAL_ERROR);
    all.addAll(OWN.getOrDefault(operation.id(), Set.of()));
    all.addAll(ofAccess(operation));
    all.addAll(ofRequest(operation));
    all.addAll(ofStore(operation));
    return all.stream()
        .collect(
            Collectors.groupingBy(
                type -> Integer.toString(type.status()), TreeMap::new, Collectors.toList()));
  }

  private static Set<ProblemType> ofAccess(ApiOperation operation) {
    if (OpenPaths.contain(operation.path())) {
      return Set.of();
    }
    return mayBeForbidden(operation)
        ? EnumSet.of(UNAUTHENTICATED, FORBIDDEN)
        : Set.of(UNAUTHENTICATED);
  }

  private static boolean mayBeForbidden(ApiOperation operation) {
    return Permissions.of(operation.id())
        .map(actions -> actions.stream().noneMatch(OperationProblems::isForAnybody))
        .orElse(operation.writes());
  }

  private static boolean isForAnybody(Action action) {
    return action.isAllowedTo(LEAST);
  }

  private static Set<ProblemType> ofRequest(ApiOperation operation) {
    var all = EnumSet.noneOf(ProblemType.class);
    if (operation.hasParameter("path")) {
      all.add(NOT_FOUND);
    }
    if (operation.hasBody()) {
      Collections.addAll(all, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE);
    }
    if (operation.answersSomething()) {
      all.add(NOT_ACCEPTABLE);
    }
    return all;
  }

  private static Set<ProblemType> ofStore(ApiOperation operation) {
    var all = EnumSet.noneOf(ProblemType.class);
    if (operation.inTheApi()) {
      all.add(UNAVAILABLE);
    }
    if (operation.inTheApi() && operation.writes()) {
      all.add(OUTCOME_UNKNOWN);
    }
    if (operation.takesKey()) {
      Collections.addAll(all, IN_PROGRESS, IDEMPOTENCY_KEY_REUSED);
    }
    return all;
  }
}
