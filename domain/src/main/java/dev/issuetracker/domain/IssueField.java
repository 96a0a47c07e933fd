package dev.issuetracker.domain;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an issue that people change, each of them one thing in a conflict. */
public enum IssueField {
  TITLE,
  DESCRIPTION,
  STATUS,
  PRIORITY,
  DUE_DATE,
  ASSIGNEE,
  PROJECT,
  LABELS;

  private final String code = name().toLowerCase(Locale.ROOT);

  public String code() {
    return code;
  }

  /** Long enough to lie apart from the history, where it can be redacted. */
  public boolean isText() {
    return this == TITLE || this == DESCRIPTION;
  }

  /**
   * Whether two values of this field are the same: people, projects and labels by who they are, not
   * by their names.
   */
  public boolean same(@Nullable Object one, @Nullable Object other) {
    return Objects.equals(identity(one), identity(other));
  }

  private static @Nullable Object identity(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case PersonRef person -> person.id();
      case ProjectRef project -> project.id();
      case LabelRef label -> label.id();
      case Collection<?> many -> identities(many);
      default -> value;
    };
  }

  private static Set<@Nullable Object> identities(Collection<?> many) {
    var identities = new HashSet<@Nullable Object>();
    many.forEach(one -> identities.add(identity(one)));
    return identities;
  }
}
