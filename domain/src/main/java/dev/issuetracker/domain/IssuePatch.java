package dev.issuetracker.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of an issue as somebody describes it, in raw texts: an absent field stays, a null one is
 * cleared.
 *
 * @param assignee a username or an id
 * @param project a key or an id
 * @param labels the whole set; no name is null
 */
public record IssuePatch(
    Field<String> title,
    Field<String> description,
    Field<String> status,
    Field<String> priority,
    Field<String> dueDate,
    Field<String> assignee,
    Field<String> project,
    Field<List<String>> labels) {
  public IssuePatch {
    labels = labels.map(List::copyOf);
  }

  public static IssuePatch none() {
    return new IssuePatch(
        Field.absent(),
        Field.absent(),
        Field.absent(),
        Field.absent(),
        Field.absent(),
        Field.absent(),
        Field.absent(),
        Field.absent());
  }

  public IssuePatch withStatus(String to) {
    return new IssuePatch(
        title, description, Field.of(to), priority, dueDate, assignee, project, labels);
  }

  public IssuePatch withTitle(String to) {
    return new IssuePatch(
        Field.of(to), description, status, priority, dueDate, assignee, project, labels);
  }

  public IssuePatch withDescription(@Nullable String to) {
    return new IssuePatch(
        title, Field.of(to), status, priority, dueDate, assignee, project, labels);
  }

  public IssuePatch withPriority(String to) {
    return new IssuePatch(
        title, description, status, Field.of(to), dueDate, assignee, project, labels);
  }

  public IssuePatch withDueDate(@Nullable String to) {
    return new IssuePatch(
        title, description, status, priority, Field.of(to), assignee, project, labels);
  }

  public IssuePatch withProject(String to) {
    return new IssuePatch(
        title, description, status, priority, dueDate, assignee, Field.of(to), labels);
  }

  public IssuePatch withAssignee(@Nullable String to) {
    return new IssuePatch(
        title, description, status, priority, dueDate, Field.of(to), project, labels);
  }

  public IssuePatch withLabels(List<String> to) {
    return new IssuePatch(
        title, description, status, priority, dueDate, assignee, project, Field.of(to));
  }

  public IssuePatch withoutLabels() {
    return new IssuePatch(
        title, description, status, priority, dueDate, assignee, project, Field.absent());
  }

  public List<Fault> faults() {
    var faults = new Faults();
    if (title.isPresent()) {
      faults.add(Texts.line("/title", title.orNull(), Texts.TITLE_LIMIT));
    }
    faults.add(Texts.longText("/description", description.orNull()));
    refuseNull(faults, "/status", status);
    faults.add(FieldRules.status(status.orNull()));
    refuseNull(faults, "/priority", priority);
    faults.add(FieldRules.priority(priority.orNull()));
    refuseNull(faults, "/project", project);
    faults.add(FieldRules.dueDate(dueDate.orNull()));
    if (labels instanceof Field.Value<List<String>>(var names)) {
      faults.addAll(FieldRules.labels("/labels", names));
    }
    return faults.toList();
  }

  private static void refuseNull(Faults faults, String pointer, Field<?> field) {
    if (field instanceof Field.Null) {
      faults.add(Fault.notNull(pointer));
    }
  }

  /** Whether anything but the title and the description is in it. */
  public boolean reachesBeyondTexts() {
    return status.isPresent()
        || priority.isPresent()
        || dueDate.isPresent()
        || assignee.isPresent()
        || project.isPresent()
        || labels.isPresent();
  }
}
