package dev.issuetracker.rest.security;

import static java.util.Map.entry;

import dev.issuetracker.application.Action;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which operation of the API is which action. It decides nothing but who is answered once more, the
 * use cases do; it is what a reader, and the tests that walk through all operations, hold them to.
 */
public final class Permissions {

  /** One of the actions is enough. None: nobody is asked. */
  private static final Map<String, Set<Action>> ACTIONS =
      Map.ofEntries(
          entry("getHealth", Set.of()),
          entry("getLiveness", Set.of()),
          entry("getReadiness", Set.of()),
          entry("getMetrics", Set.of(Action.READ_METRICS)),
          entry("signUp", Set.of()),
          entry("signIn", Set.of()),
          entry("signOut", Set.of(Action.SIGN_OUT)),
          entry("getProfile", Set.of(Action.READ_PROFILE)),
          entry("changeProfile", Set.of(Action.CHANGE_PROFILE)),
          entry("changePassword", Set.of(Action.CHANGE_PASSWORD)),
          entry("listTokens", Set.of(Action.LIST_TOKENS)),
          entry("createToken", Set.of(Action.CREATE_TOKEN)),
          entry("revokeToken", Set.of(Action.REVOKE_TOKEN)),
          entry("listUsers", Set.of(Action.READ_USERS)),
          entry("getUser", Set.of(Action.READ_USERS)),
          entry("createUser", Set.of(Action.CREATE_USER)),
          entry("changeUser", Set.of(Action.CHANGE_USER)),
          entry("listProjects", Set.of(Action.READ_PROJECTS)),
          entry("getProject", Set.of(Action.READ_PROJECTS)),
          entry("createProject", Set.of(Action.CREATE_PROJECT)),
          entry("changeProject", Set.of(Action.CHANGE_PROJECT)),
          entry("listLabels", Set.of(Action.READ_LABELS)),
          entry("getLabel", Set.of(Action.READ_LABELS)),
          entry("createLabel", Set.of(Action.CREATE_LABEL)),
          entry("changeLabel", Set.of(Action.CHANGE_LABEL)),
          entry("deleteLabel", Set.of(Action.DELETE_LABEL)),
          entry("listIssues", Set.of(Action.READ_ISSUES)),
          entry("reportTopAssignees", Set.of(Action.READ_REPORTS)),
          entry("reportLatency", Set.of(Action.READ_REPORTS)),
          entry("reportVelocity", Set.of(Action.READ_REPORTS)),
          entry("reportCumulativeFlow", Set.of(Action.READ_REPORTS)),
          entry("reportAging", Set.of(Action.READ_REPORTS)),
          entry("getIssue", Set.of(Action.READ_ISSUES)),
          entry("getTimeline", Set.of(Action.READ_ISSUES)),
          entry("readEvents", Set.of(Action.READ_ISSUES)),
          entry("listComments", Set.of(Action.READ_ISSUES)),
          entry("getComment", Set.of(Action.READ_ISSUES)),
          entry("getIssueLabels", Set.of(Action.READ_ISSUES)),
          entry("openIssue", Set.of(Action.OPEN_ISSUE, Action.OPEN_ISSUE_IN_FULL)),
          entry("changeIssue", Set.of(Action.EDIT_ISSUE, Action.EDIT_OWN_ISSUE)),
          entry("addComment", Set.of(Action.COMMENT)),
          entry("listAttachments", Set.of(Action.READ_ISSUES)),
          entry("downloadAttachment", Set.of(Action.READ_ISSUES)),
          entry("addAttachment", Set.of(Action.ATTACH, Action.ATTACH_TO_OWN_ISSUE)),
          entry("removeAttachment", Set.of(Action.ATTACH, Action.ATTACH_TO_OWN_ISSUE)),
          entry("redact", Set.of(Action.REDACT)),
          entry("replaceIssueLabels", Set.of(Action.LABEL_ISSUE)),
          entry("adjustIssueLabels", Set.of(Action.LABEL_ISSUE)),
          entry("deleteIssue", Set.of(Action.DELETE_ISSUE)),
          entry("restoreIssue", Set.of(Action.RESTORE_ISSUE)),
          entry("openIssues", Set.of(Action.OPEN_MANY_ISSUES)),
          entry("changeIssues", Set.of(Action.EDIT_MANY_ISSUES)),
          entry("moveIssues", Set.of(Action.EDIT_MANY_ISSUES)),
          entry("moveIssuesEach", Set.of(Action.EDIT_MANY_ISSUES)),
          entry("importIssues", Set.of(Action.IMPORT)),
          entry("cancelImport", Set.of(Action.IMPORT)),
          entry("undoImport", Set.of(Action.IMPORT)),
          entry("listImports", Set.of(Action.READ_IMPORTS)),
          entry("getImport", Set.of(Action.READ_IMPORTS)),
          entry("followImport", Set.of(Action.READ_IMPORTS)),
          entry("listImportErrors", Set.of(Action.READ_IMPORTS)),
          entry("forgetImportErrors", Set.of(Action.REDACT)),
          entry("exportIssues", Set.of(Action.EXPORT)));

  private Permissions() {}

  public static Set<String> operations() {
    return ACTIONS.keySet();
  }

  /** Those of the operation that a request leads to; none where nobody is asked. */
  static Set<Action> of(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(MethodBasedRouteInfo.class::isInstance)
        .map(route -> ((MethodBasedRouteInfo<?, ?>) route).getTargetMethod().getTargetMethod())
        .map(method -> method.getAnnotation(Operation.class))
        .flatMap(operation -> of(operation.operationId()))
        .orElse(Set.of());
  }

  /** Empty for an operation that nobody has thought about. */
  public static Optional<Set<Action>> of(String operationId) {
    return Optional.ofNullable(ACTIONS.get(operationId));
  }
}
