package dev.issuetracker.application.memory;

import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Deletion;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows rows with the people, projects and labels in them as they are now. What is not there is a
 * defect of whoever wrote the row.
 */
final class Present {
  private final MemoryStore store;

  Present(MemoryStore store) {
    this.store = store;
  }

  PersonRef person(PersonRef then) {
    return store.people.get(then.id()).ref();
  }

  @Nullable PersonRef personOrNull(@Nullable PersonRef then) {
    return then == null ? null : person(then);
  }

  ProjectRef project(ProjectRef then) {
    return store.projects.get(then.id()).ref();
  }

  Project project(Project then) {
    return new Project(
        then.id(),
        then.key(),
        then.name(),
        then.description(),
        personOrNull(then.owner()),
        then.archived(),
        then.createdAt(),
        then.updatedAt());
  }

  Label label(Label row) {
    return new Label(
        row.id(), row.name(), row.color(), row.description(), uses(row.id()), row.createdAt());
  }

  long uses(long label) {
    return store.carriers.range(Link.first(label), Link.last(label)).stream()
        .filter(issue -> !store.issues.get(issue).isDeleted())
        .count();
  }

  Comment comment(Comment then) {
    return new Comment(
        then.id(),
        then.issueId(),
        then.parentId(),
        then.body(),
        person(then.author()),
        then.createdAt());
  }

  Issue issue(Issue then) {
    return new Issue(
        then.id(),
        then.number(),
        project(then.project()),
        then.version(),
        then.title(),
        then.description(),
        then.status(),
        then.priority(),
        then.dueDate(),
        then.externalId(),
        personOrNull(then.assignee()),
        person(then.reporter()),
        labels(then.labels()),
        then.createdAt(),
        then.updatedAt(),
        then.resolvedAt(),
        then.closedAt(),
        deletion(then.deletion()),
        store.activities.get(then.id()));
  }

  /** Any value that the field of an issue can hold. */
  @Nullable Object value(@Nullable Object then) {
    return switch (then) {
      case null -> null;
      case PersonRef person -> person(person);
      case ProjectRef project -> project(project);
      default -> then;
    };
  }

  private List<LabelRef> labels(List<LabelRef> then) {
    return Issue.sorted(then.stream().map(label -> store.labels.get(label.id()).ref()).toList());
  }

  private @Nullable Deletion deletion(@Nullable Deletion then) {
    return then == null ? null : new Deletion(then.at(), person(then.by()));
  }
}
