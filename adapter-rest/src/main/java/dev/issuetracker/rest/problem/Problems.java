package dev.issuetracker.rest.problem;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Texts;
import dev.issuetracker.domain.Workflow;
import dev.issuetracker.rest.answer.PersonBrief;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one place where a refusal gets its status, its type and its words. */
@Singleton
public final class Problems {

  private final Optional<IssueFace> issues;

  Problems(Optional<IssueFace> issues) {
    this.issues = issues;
  }

  public Problem of(Rejection rejection) {
    return switch (rejection) {
      case Rejection.Invalid(var faults) ->
          Problem.invalid(faults.stream().map(InputFault::of).toList());
      case Rejection.NotFound(var kind, var reference) ->
          Problem.of(ProblemType.NOT_FOUND, "There is no " + kind + " " + clip(reference) + ".");
      case Rejection.NotPermitted refused -> notPermitted(refused);
      case Rejection.StaleVersion stale -> stale(stale);
      case Rejection.TransitionNotAllowed(var id, var key, var from, var to) ->
          Problem.of(
                  ProblemType.TRANSITION_NOT_ALLOWED,
                  key + " is " + from.code() + " and cannot become " + to.code() + ".")
              .with("issue_id", id)
              .with("from", from.code())
              .with("to", to.code())
              .with(
                  "allowed", Workflow.movesFrom(from).stream().sorted().map(Status::code).toList());
      case Rejection.BulkRefused(var entries) -> bulk(entries);
      case Rejection.IssueIsDeleted(var id, var key, var version, var deletion) ->
          Problem.of(ProblemType.ISSUE_DELETED, key + " is deleted.")
              .with("issue_id", id)
              .with("current_version", version)
              .with("deleted_at", deletion.at())
              .with("deleted_by", PersonBrief.from(deletion.by()));
      case Rejection.ProjectIsArchived(var key) ->
          Problem.of(ProblemType.PROJECT_ARCHIVED, "The project " + key + " is archived.")
              .with("project", key.toString());
      case Rejection.NameTaken taken -> taken(taken);
      case Rejection.LabelInUse(var id, var name, var count) ->
          Problem.of(ProblemType.LABEL_IN_USE, count + " issues carry this label.")
              .with("label_id", id)
              .with("issue_count", count);
      case Rejection.LastAdmin(var username) ->
          Problem.of(ProblemType.LAST_ADMIN, username + " is the last active admin.");
      case Rejection.StaleEntry(var id, var key, var yours, var current) ->
          Problem.of(ProblemType.VERSION_CONFLICT, key + " has version " + current + " by now.")
              .with("your_version", yours)
              .with("current_version", current);
      case Rejection.SignUpClosed() ->
          Problem.of(ProblemType.SIGN_UP_CLOSED, "This server lets nobody register by himself.");
      case Rejection.BadCredentials() ->
          Problem.of(ProblemType.BAD_CREDENTIALS, "The username or the password is wrong.")
              .header("WWW-Authenticate", "Bearer");
      case Rejection.ShutOut() -> shutOut();
      case Rejection.TooManyAttempts(var seconds) ->
          Problem.of(ProblemType.TOO_MANY_REQUESTS, "There were too many attempts.")
              .header("Retry-After", Long.toString(seconds));
      case Rejection.TooLarge(var limit) ->
          Problem.of(ProblemType.PAYLOAD_TOO_LARGE, "The file has more than " + limit + " bytes.")
              .with("limit", limit);
      case Rejection.TypeNotAllowed(var type, var allowed) ->
          Problem.of(
                  ProblemType.UNSUPPORTED_MEDIA_TYPE,
                  "The file's content is of the type " + type + ", which is not taken here.")
              .with("allowed", allowed.stream().sorted().toList());
      case Rejection.KeyReused(var key) ->
          Problem.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED, "This key came with another request before.");
      case Rejection.StillRunning(var key) ->
          Problem.of(ProblemType.IN_PROGRESS, "The first request with this key still runs.")
              .header("Retry-After", "1");
      case Rejection.WrongState(var kind, var reference, var state, var needed) ->
          Problem.of(
                  ProblemType.CONFLICT,
                  "The " + kind + " " + clip(reference) + " is " + state + ", not " + needed + ".")
              .with("state", state);
    };
  }

  /** How it is answered whose token is good no more, at the door and behind it. */
  public static Problem shutOut() {
    return Problem.of(ProblemType.UNAUTHENTICATED, "The token is unknown, expired or revoked.")
        .header("WWW-Authenticate", "Bearer realm=\"issue-tracker\", error=\"invalid_token\"");
  }

  private static Problem taken(Rejection.NameTaken taken) {
    var others = "There is another " + taken.kind() + " with this " + taken.field();
    var by = taken.by();
    var problem =
        Problem.of(ProblemType.NAME_TAKEN, others + (by == null ? "." : ": " + by.key() + "."))
            .with("field", taken.field())
            .with("name", taken.name());
    return by == null
        ? problem
        : problem.with("taken_by", Map.of("id", by.id(), "key", by.key().toString()));
  }

  private static Problem notPermitted(Rejection.NotPermitted refused) {
    Problem problem = Problem.of(ProblemType.FORBIDDEN, refused.reason());
    return refused.least() == null ? problem : problem.with("least_role", refused.least().code());
  }

  private Problem stale(Rejection.StaleVersion stale) {
    ProblemType type =
        stale.precondition() ? ProblemType.PRECONDITION_FAILED : ProblemType.VERSION_CONFLICT;
    boolean future = stale.yours() > stale.current().version();
    Problem problem =
        Problem.of(
            type,
            stale.current().key()
                + " has version "
                + stale.current().version()
                + (future ? " and never had " + stale.yours() + "." : " by now."));
    Problem shown =
        issues.map(face -> problem.with("current", face.show(stale.current()))).orElse(problem);
    return ConflictMembers.add(shown, stale);
  }

  /** All entries are named; the status is that of the first. */
  private Problem bulk(List<Rejection.BulkRefused.Entry> entries) {
    List<Map<String, @Nullable Object>> conflicts = entries.stream().map(this::entry).toList();
    ProblemType type = of(entries.getFirst().reason()).type();
    var detail =
        entries.size() == 1
            ? "One entry stands in the way; nothing was changed."
            : entries.size() + " entries stand in the way; nothing was changed.";
    return Problem.of(type, detail)
        .naming(entries.stream().map(this::fault).toList())
        .with("conflicts", conflicts);
  }

  private InputFault fault(Rejection.BulkRefused.Entry entry) {
    var reason = of(entry.reason());
    return InputFault.of(
        new Fault(entry.pointer(), reason.type().name().toLowerCase(Locale.ROOT), reason.detail()));
  }

  private Map<String, @Nullable Object> entry(Rejection.BulkRefused.Entry entry) {
    Problem reason = of(entry.reason());
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("pointer", entry.pointer());
    members.put("issue_id", entry.issueId());
    members.put("type", reason.type().uri());
    members.put("detail", reason.detail());
    members.putAll(reason.more());
    return members;
  }

  private static String clip(String reference) {
    return Texts.clip(reference, 100, "…");
  }
}
