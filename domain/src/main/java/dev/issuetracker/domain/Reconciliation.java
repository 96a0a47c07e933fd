package dev.issuetracker.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds an edit that was made from an old version against what happened since.
 *
 * <p>A field of the edit that equals the value at the old version was not touched by the caller. A
 * field overlaps when the caller and others both moved it away from that value, and to different
 * values. What does not overlap can be merged.
 */
public final class Reconciliation {
  private final Issue current;
  private final Map<IssueField, @Nullable Object> base = new EnumMap<>(IssueField.class);

  private Reconciliation(Issue current, List<Step> since) {
    this.current = current;
    for (var field : IssueField.values()) {
      base.put(field, current.value(field));
    }
    since.reversed().forEach(step -> undo(step.event()));
  }

  /**
   * @param since what happened after the caller's version, oldest first. Of a field that is not the
   *     labels the first change alone is enough; of the labels every change is needed, or one that
   *     does what all of them did.
   */
  public static Reconciliation of(Issue current, List<Step> since) {
    return new Reconciliation(current, since);
  }

  /** What the field held at the caller's version. */
  public @Nullable Object base(IssueField field) {
    return base.get(field);
  }

  public Set<IssueField> overlapping(IssueEdit edit) {
    var overlapping = EnumSet.noneOf(IssueField.class);
    for (var field : edit.fields()) {
      var wanted = edit.value(field);
      var now = current.value(field);
      if (!field.same(wanted, base(field))
          && !field.same(now, base(field))
          && !field.same(wanted, now)) {
        overlapping.add(field);
      }
    }
    return overlapping;
  }

  /** The edit without the fields that the caller sent back as they were. */
  public IssueEdit touched(IssueEdit edit) {
    return edit.without(
        edit.fields().stream()
            .filter(field -> field.same(edit.value(field), base(field)))
            .toList());
  }

  private void undo(IssueEvent event) {
    switch (event) {
      case IssueEvent.Changed changed -> base.put(changed.field(), changed.from());
      case IssueEvent.LabelsChanged labels -> base.put(IssueField.LABELS, before(labels));
      case IssueEvent.Created ignored -> {}
      case IssueEvent.Deleted ignored -> {}
      case IssueEvent.Restored ignored -> {}
      case IssueEvent.CommentAdded ignored -> {}
      case IssueEvent.AttachmentAdded ignored -> {}
      case IssueEvent.AttachmentRemoved ignored -> {}
      case IssueEvent.Redacted ignored -> {}
    }
  }

  private List<LabelRef> before(IssueEvent.LabelsChanged change) {
    return base.get(IssueField.LABELS) instanceof List<?> after
        ? change.before(after.stream().map(LabelRef.class::cast).toList())
        : List.of();
  }
}
