package dev.issuetracker.domain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds an edit that was made from an old version against what happened since.
 *
 * <p>A field of the edit that equals the value at the old version was not touched by the caller. A
 * field overlaps when the caller and others both moved it away from that value, and to different
 * values. What does not overlap can be merged. A text that was redacted since, by the same version,
 * overlaps with any other.
 *
 * <p>Callers know labels by their names, so a label that was deleted and made again meanwhile is
 * the same as before, as is one that has another name by now.
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
      if (!same(field, wanted, base(field))
          && !same(field, wanted, now)
          && (!same(field, now, base(field)) || isBlotted(field))) {
        overlapping.add(field);
      }
    }
    return overlapping;
  }

  /**
   * Nobody can tell any more what the caller saw: to send back the text that was redacted since
   * looks like a change of it.
   */
  private boolean isBlotted(IssueField field) {
    return field.isText() && Texts.REDACTED.equals(base(field));
  }

  /** The edit without the fields that the caller sent back as they were. */
  public IssueEdit touched(IssueEdit edit) {
    return edit.without(
        edit.fields().stream()
            .filter(field -> same(field, edit.value(field), base(field)))
            .toList());
  }

  /** Whether the issue had the labels of these names, and no other, at the caller's version. */
  public boolean hadLabels(Collection<String> names) {
    return folded(names.stream())
        .equals(folded(labels(base(IssueField.LABELS)).stream().map(LabelRef::name)));
  }

  private static boolean same(IssueField field, @Nullable Object one, @Nullable Object other) {
    return field == IssueField.LABELS
        ? holdsAll(labels(one), labels(other)) && holdsAll(labels(other), labels(one))
        : field.same(one, other);
  }

  private static boolean holdsAll(List<LabelRef> these, List<LabelRef> those) {
    var ids = these.stream().map(LabelRef::id).collect(Collectors.toSet());
    var names = folded(these.stream().map(LabelRef::name));
    return those.stream()
        .allMatch(
            label -> ids.contains(label.id()) || names.contains(LabelName.fold(label.name())));
  }

  private static Set<String> folded(Stream<String> names) {
    return names.map(LabelName::fold).collect(Collectors.toSet());
  }

  private static List<LabelRef> labels(@Nullable Object value) {
    return value instanceof List<?> labels
        ? labels.stream().map(LabelRef.class::cast).toList()
        : List.of();
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
    return change.before(labels(base.get(IssueField.LABELS)));
  }
}
