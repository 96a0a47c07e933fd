package dev.issuetracker.rest.problem;

import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Rejection.StaleVersion;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Step;
import dev.issuetracker.domain.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a version conflict tells, so that a program can act on it. */
final class ConflictMembers {

  private static final int LONGEST_TEXT = 1_024;

  private ConflictMembers() {}

  static Problem add(Problem problem, StaleVersion stale) {
    return problem
        .with("your_version", stale.yours())
        .with("current_version", stale.current().version())
        .with("future_version", stale.yours() > stale.current().version())
        .with("changes", changes(stale))
        .with("changes_truncated", stale.truncated())
        .with("overlapping", stale.overlapping().stream().sorted().map(IssueField::code).toList());
  }

  /**
   * Every step as a value before and after. Events of the labels hold what was added and removed;
   * the whole sets follow from the present one, backwards, because the newest steps are all there.
   */
  private static List<Map<String, @Nullable Object>> changes(StaleVersion stale) {
    var changes = new ArrayList<Map<String, @Nullable Object>>();
    List<LabelRef> labels = stale.current().labels();
    for (var step : stale.changes().reversed()) {
      changes.add(change(step, labels));
      if (step.event() instanceof IssueEvent.LabelsChanged changed) {
        labels = changed.before(labels);
      }
    }
    return changes.reversed();
  }

  private static Map<String, @Nullable Object> change(Step step, List<LabelRef> labels) {
    Map<String, @Nullable Object> change = new LinkedHashMap<>();
    change.put("version", step.version());
    change.put("type", step.event().type());
    switch (step.event()) {
      case IssueEvent.Changed(var field, var from, var to) -> put(change, field.code(), from, to);
      case IssueEvent.LabelsChanged changed ->
          put(change, IssueField.LABELS.code(), changed.before(labels), labels);
      case IssueEvent.Deleted ignored -> put(change, "deleted", false, true);
      case IssueEvent.Restored ignored -> put(change, "deleted", true, false);
      case IssueEvent.Created ignored -> {}
      case IssueEvent.CommentAdded ignored -> {}
      case IssueEvent.AttachmentAdded ignored -> {}
      case IssueEvent.AttachmentRemoved ignored -> {}
      case IssueEvent.Redacted ignored -> {}
    }
    change.put("actor", shown(step.actor()));
    change.put("at", step.at());
    return change;
  }

  private static void put(
      Map<String, @Nullable Object> change,
      String field,
      @Nullable Object from,
      @Nullable Object to) {
    change.put("field", field);
    change.put("from", shown(from));
    change.put("to", shown(to));
  }

  private static @Nullable Object shown(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> Texts.clip(text, LONGEST_TEXT, "…");
      case Status status -> status.code();
      case Priority priority -> priority.code();
      case PersonRef(long id, var username, var name) -> members(id, "username", username, name);
      case ProjectRef(long id, var key, var name, var archived) ->
          members(id, "key", key.toString(), name);
      case LabelRef label -> label.name();
      case List<?> many -> many.stream().map(ConflictMembers::shown).toList();
      default -> value;
    };
  }

  private static Map<String, Object> members(long id, String key, String reference, String name) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", id);
    members.put(key, reference);
    members.put("name", name);
    return members;
  }
}
