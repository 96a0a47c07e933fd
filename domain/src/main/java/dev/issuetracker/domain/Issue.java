package dev.issuetracker.domain;

import static dev.issuetracker.domain.IssueField.LABELS;
import static dev.issuetracker.domain.IssueField.STATUS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An issue, as it stood at one version. Immutable and safe to share.
 *
 * <p>It is opened with version 1. Every verb that changes something answers with the next version
 * and the events that tell of it; a verb that changes nothing answers with the same issue and no
 * event. {@link #edit} moves it along the {@link Workflow}; {@link #delete} takes it away and
 * {@link #restore} brings it back, as often as one likes. Comments and attachments are its {@link
 * Activity} and no versions of it.
 *
 * @param resolvedAt when it last passed from an unfinished to a finished status; null again once it
 *     is reopened
 * @param closedAt the same for the status closed
 */
public record Issue(
    long id,
    long number,
    ProjectRef project,
    long version,
    String title,
    @Nullable String description,
    Status status,
    Priority priority,
    @Nullable LocalDate dueDate,
    @Nullable String externalId,
    @Nullable PersonRef assignee,
    PersonRef reporter,
    List<LabelRef> labels,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt,
    @Nullable Deletion deletion,
    Activity activity) {

  public static final int MOST_LABELS = 100;

  public Issue {
    labels = List.copyOf(labels);
  }

  public IssueKey key() {
    return new IssueKey(project.key(), number);
  }

  public boolean isDeleted() {
    return deletion != null;
  }

  /**
   * What a field holds: a String, {@link Status}, {@link Priority}, LocalDate, {@link PersonRef},
   * {@link ProjectRef} or a list of {@link LabelRef}.
   */
  public @Nullable Object value(IssueField field) {
    return switch (field) {
      case TITLE -> title;
      case DESCRIPTION -> description;
      case STATUS -> status;
      case PRIORITY -> priority;
      case DUE_DATE -> dueDate;
      case ASSIGNEE -> assignee;
      case PROJECT -> project;
      case LABELS -> labels;
    };
  }

  /**
   * Gives fields the values of the edit, all or none.
   *
   * @param numbers gives the issue its number in another project, should it move to one
   */
  public Changed edit(IssueEdit edit, ToLongFunction<ProjectRef> numbers, Instant now) {
    var fields =
        edit.fields().stream()
            .filter(field -> !field.same(value(field), edit.value(field)))
            .toList();
    if (fields.isEmpty()) {
      return new Changed(this, List.of());
    }
    refuseIllegalMove(edit);
    var draft = new Draft(this, later(now));
    var events = new ArrayList<IssueEvent>();
    for (var field : fields) {
      draft.set(field, edit.value(field), numbers);
      events.add(event(field, edit.value(field)));
    }
    return new Changed(draft.toIssue(), events);
  }

  /** The refusal of this edit's status, if the workflow has one. */
  public Optional<Rejection.TransitionNotAllowed> illegalMove(IssueEdit edit) {
    return edit.value(STATUS) instanceof Status to && !Workflow.allows(status, to)
        ? Optional.of(new Rejection.TransitionNotAllowed(id, key(), status, to))
        : Optional.empty();
  }

  public Changed delete(PersonRef by, Instant now) {
    if (isDeleted()) {
      return new Changed(this, List.of());
    }
    var at = later(now);
    var draft = new Draft(this, at);
    draft.deletion = new Deletion(at, by);
    return new Changed(draft.toIssue(), List.of(new IssueEvent.Deleted()));
  }

  public Changed restore(Instant now) {
    if (!isDeleted()) {
      return new Changed(this, List.of());
    }
    var draft = new Draft(this, later(now));
    draft.deletion = null;
    return new Changed(draft.toIssue(), List.of(new IssueEvent.Restored()));
  }

  private void refuseIllegalMove(IssueEdit edit) {
    illegalMove(edit)
        .ifPresent(
            refusal -> {
              throw new Rejected(refusal);
            });
  }

  /** Clocks of several servers disagree; the times of one issue do not run backwards for it. */
  private Instant later(Instant now) {
    return now.isBefore(updatedAt) ? updatedAt : now;
  }

  private IssueEvent event(IssueField field, @Nullable Object to) {
    if (field != LABELS) {
      return new IssueEvent.Changed(field, value(field), to);
    }
    var wanted = Draft.labels(to);
    return new IssueEvent.LabelsChanged(missing(wanted, labels), missing(labels, wanted));
  }

  private static List<LabelRef> missing(List<LabelRef> from, List<LabelRef> in) {
    return from.stream()
        .filter(label -> in.stream().noneMatch(other -> other.id() == label.id()))
        .toList();
  }

  /** The next version while it is being made. */
  private static final class Draft {
    private final Issue before;
    private final Instant at;
    private long number;
    private ProjectRef project;
    private String title;
    private @Nullable String description;
    private Status status;
    private Priority priority;
    private @Nullable LocalDate dueDate;
    private @Nullable PersonRef assignee;
    private List<LabelRef> labels;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant closedAt;
    private @Nullable Deletion deletion;

    Draft(Issue before, Instant at) {
      this.before = before;
      this.at = at;
      number = before.number;
      project = before.project;
      title = before.title;
      description = before.description;
      status = before.status;
      priority = before.priority;
      dueDate = before.dueDate;
      assignee = before.assignee;
      labels = before.labels;
      resolvedAt = before.resolvedAt;
      closedAt = before.closedAt;
      deletion = before.deletion;
    }

    void set(IssueField field, @Nullable Object value, ToLongFunction<ProjectRef> numbers) {
      switch (field) {
        case TITLE -> title = (String) given(value);
        case DESCRIPTION -> description = (String) value;
        case STATUS -> moveTo((Status) given(value));
        case PRIORITY -> priority = (Priority) given(value);
        case DUE_DATE -> dueDate = (LocalDate) value;
        case ASSIGNEE -> assignee = (PersonRef) value;
        case PROJECT -> {
          project = (ProjectRef) given(value);
          number = numbers.applyAsLong(project);
        }
        case LABELS -> labels = sorted(labels(value));
      }
    }

    private void moveTo(Status to) {
      if (!to.isFinished()) {
        resolvedAt = null;
        closedAt = null;
      } else if (!status.isFinished()) {
        resolvedAt = at;
      }
      if (to == Status.CLOSED) {
        closedAt = at;
      }
      status = to;
    }

    Issue toIssue() {
      var activity = before.activity;
      var lastAt = activity.lastAt().isAfter(at) ? activity.lastAt() : at;
      return new Issue(
          before.id,
          number,
          project,
          before.version + 1,
          title,
          description,
          status,
          priority,
          dueDate,
          before.externalId,
          assignee,
          before.reporter,
          labels,
          before.createdAt,
          at,
          resolvedAt,
          closedAt,
          deletion,
          new Activity(activity.comments(), activity.attachments(), lastAt));
    }

    private static Object given(@Nullable Object value) {
      if (value == null) {
        throw new IllegalArgumentException("an edit may not clear this field");
      }
      return value;
    }

    static List<LabelRef> labels(@Nullable Object value) {
      return ((List<?>) given(value)).stream().map(LabelRef.class::cast).toList();
    }
  }

  /** Labels stand in the order of their names, in whatever order they came. */
  public static List<LabelRef> sorted(List<LabelRef> labels) {
    var sorted = new ArrayList<>(labels);
    sorted.sort(LabelRef.BY_NAME);
    return List.copyOf(sorted);
  }
}
