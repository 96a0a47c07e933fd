package dev.issuetracker.domain;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A refusal in one short line that may stand in any log. */
final class Brief {
  /** Who needs more of them asks the refusal itself. */
  private static final int MOST = 5;

  /** A caller's own names stand in pointers, as long as he likes. */
  private static final int LONGEST_POINTER = 60;

  private Brief() {}

  static String of(Rejection rejection) {
    return switch (rejection) {
      case Rejection.Invalid(var faults) ->
          "Invalid: " + listed(faults, fault -> at(fault.pointer()) + " " + fault.code());
      case Rejection.BulkRefused(var entries) ->
          "BulkRefused: "
              + listed(entries, entry -> at(entry.pointer()) + " " + of(entry.reason()));
      case Rejection.NotFound(var kind, var ignored) -> "NotFound: " + kind;
      case Rejection.NotPermitted refused -> "NotPermitted: " + refused.action();
      case Rejection.StaleVersion stale ->
          "StaleVersion: " + stale.yours() + " of " + stale.current().version();
      case Rejection.StaleEntry stale -> "StaleEntry: " + stale.yours() + " of " + stale.current();
      case Rejection.TransitionNotAllowed move ->
          "TransitionNotAllowed: " + move.from().code() + " to " + move.to().code();
      case Rejection.IssueIsDeleted ignored -> "IssueIsDeleted";
      case Rejection.ProjectIsArchived ignored -> "ProjectIsArchived";
      case Rejection.NameTaken taken -> "NameTaken: " + taken.kind() + " " + taken.field();
      case Rejection.LabelInUse used -> "LabelInUse: " + used.issues();
      case Rejection.LastAdmin ignored -> "LastAdmin";
      case Rejection.SignUpClosed ignored -> "SignUpClosed";
      case Rejection.BadCredentials ignored -> "BadCredentials";
      case Rejection.ShutOut ignored -> "ShutOut";
      case Rejection.TooManyAttempts(long seconds) -> "TooManyAttempts: " + seconds + " s";
      case Rejection.TooLarge(long limit) -> "TooLarge: " + limit;
      case Rejection.TypeNotAllowed ignored -> "TypeNotAllowed";
      case Rejection.KeyReused ignored -> "KeyReused";
      case Rejection.StillRunning ignored -> "StillRunning";
      case Rejection.WrongState wrong -> "WrongState: " + wrong.kind() + " " + wrong.state();
    };
  }

  private static <T> String listed(List<T> all, Function<T, String> told) {
    var some = all.stream().limit(MOST).map(told).collect(Collectors.joining(", "));
    return all.size() > MOST ? some + " and " + (all.size() - MOST) + " more" : some;
  }

  private static String at(String pointer) {
    if (pointer.isEmpty()) {
      return "all of it";
    }
    return Texts.clip(pointer, LONGEST_POINTER, "...");
  }
}
