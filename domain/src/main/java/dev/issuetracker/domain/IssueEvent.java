package dev.issuetracker.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an issue. The names of the types are fixed for good: programs follow
 * them.
 */
public sealed interface IssueEvent {

  /** The name that the world uses. */
  String type();

  /** It was opened, and stood like this. */
  record Created(Issue issue) implements IssueEvent {
    @Override
    public String type() {
      return "created";
    }
  }

  /**
   * One field but the labels, from one value to another (of the types that {@link Issue#value}
   * has).
   */
  record Changed(IssueField field, @Nullable Object from, @Nullable Object to)
      implements IssueEvent {
    @Override
    public String type() {
      return field.name().toLowerCase(Locale.ROOT) + "_changed";
    }
  }

  /** Labels came and went, by the names that they had then. */
  record LabelsChanged(List<LabelRef> added, List<LabelRef> removed) implements IssueEvent {
    public LabelsChanged {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }

    /** The labels that were there before, seen from those that were there after. */
    public List<LabelRef> before(List<LabelRef> after) {
      var labels = new LinkedHashMap<Long, LabelRef>();
      after.forEach(label -> labels.put(label.id(), label));
      added.forEach(label -> labels.remove(label.id()));
      removed.forEach(label -> labels.put(label.id(), label));
      return Issue.sorted(List.copyOf(labels.values()));
    }

    /**
     * What changes did together, one after the other: what came and went again is no part of it.
     */
    public static LabelsChanged together(List<LabelsChanged> changes) {
      var added = new LinkedHashMap<Long, LabelRef>();
      var removed = new LinkedHashMap<Long, LabelRef>();
      for (var change : changes) {
        change.added.forEach(label -> cancelOr(removed, added, label));
        change.removed.forEach(label -> cancelOr(added, removed, label));
      }
      return new LabelsChanged(List.copyOf(added.values()), List.copyOf(removed.values()));
    }

    private static void cancelOr(
        Map<Long, LabelRef> opposite, Map<Long, LabelRef> same, LabelRef label) {
      if (opposite.remove(label.id()) == null) {
        same.put(label.id(), label);
      }
    }

    @Override
    public String type() {
      return "labels_changed";
    }
  }

  /** It was taken away. */
  record Deleted() implements IssueEvent {
    @Override
    public String type() {
      return "deleted";
    }
  }

  /** It was brought back. */
  record Restored() implements IssueEvent {
    @Override
    public String type() {
      return "restored";
    }
  }

  /** Somebody said something about it. */
  record CommentAdded(long commentId) implements IssueEvent {
    @Override
    public String type() {
      return "comment_added";
    }
  }

  /** A file was hung on it. */
  record AttachmentAdded(long attachmentId, String filename) implements IssueEvent {
    @Override
    public String type() {
      return "attachment_added";
    }
  }

  /** A file was taken off it. */
  record AttachmentRemoved(long attachmentId, String filename) implements IssueEvent {
    @Override
    public String type() {
      return "attachment_removed";
    }
  }

  /**
   * A text was taken out of the past. What names it: "title", "description", "comment" or
   * "attachment".
   */
  record Redacted(String what, @Nullable Long id, String reason) implements IssueEvent {
    @Override
    public String type() {
      return "redacted";
    }
  }
}
