package dev.issuetracker.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that somebody wants some fields of an issue to have. Immutable; made by {@link
 * #edit()}.
 */
public final class IssueEdit {
  private final Map<IssueField, @Nullable Object> values;

  private IssueEdit(Map<IssueField, @Nullable Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  public static Builder edit() {
    return new Builder();
  }

  public Set<IssueField> fields() {
    return values.keySet();
  }

  public @Nullable Object value(IssueField field) {
    return values.get(field);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The same edit with some of its fields left alone. */
  public IssueEdit without(Collection<IssueField> fields) {
    var rest = new EnumMap<IssueField, @Nullable Object>(IssueField.class);
    values.forEach(
        (field, value) -> {
          if (!fields.contains(field)) {
            rest.put(field, value);
          }
        });
    return new IssueEdit(rest);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IssueEdit edit && values.equals(edit.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "IssueEdit" + values;
  }

  /** Confined to one thread. */
  public static final class Builder {
    private final EnumMap<IssueField, @Nullable Object> values = new EnumMap<>(IssueField.class);

    private Builder() {}

    public Builder title(String title) {
      return set(IssueField.TITLE, title);
    }

    public Builder description(@Nullable String description) {
      return set(IssueField.DESCRIPTION, description);
    }

    public Builder status(Status status) {
      return set(IssueField.STATUS, status);
    }

    public Builder priority(Priority priority) {
      return set(IssueField.PRIORITY, priority);
    }

    public Builder dueDate(@Nullable LocalDate date) {
      return set(IssueField.DUE_DATE, date);
    }

    public Builder assignee(@Nullable PersonRef person) {
      return set(IssueField.ASSIGNEE, person);
    }

    /** A move to another project, under the key that it gave the issue. */
    public Builder project(ProjectRef project) {
      return set(IssueField.PROJECT, project);
    }

    public Builder labels(Collection<LabelRef> labels) {
      return set(IssueField.LABELS, List.copyOf(labels));
    }

    private Builder set(IssueField field, @Nullable Object value) {
      values.put(field, value);
      return this;
    }

    public IssueEdit build() {
      return new IssueEdit(new EnumMap<>(values));
    }
  }
}
