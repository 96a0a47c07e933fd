package dev.issuetracker.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An issue as somebody describes it before it exists, in raw texts. {@link #faults} judges all that
 * can be judged without looking anything up; people, projects and labels are named, not yet found.
 *
 * @param project its key or id; null for the default project
 * @param assignee a username or an id
 * @param reporter a username or an id; null for whoever opens it. Somebody else is named by those
 *     alone who may import, and may have left since
 * @param labels no name is null
 * @param history times that an import brings along; for those alone who may import
 */
public record IssueDraft(
    @Nullable String title,
    @Nullable String description,
    @Nullable String status,
    @Nullable String priority,
    @Nullable String dueDate,
    @Nullable String project,
    @Nullable String assignee,
    @Nullable String reporter,
    List<String> labels,
    @Nullable String externalId,
    @Nullable Times history) {

  /**
   * When things happened elsewhere, before the issue came here. To the microsecond, as all times
   * are kept.
   */
  public record Times(
      @Nullable Instant createdAt, @Nullable Instant resolvedAt, @Nullable Instant closedAt) {
    private static final Times UNTOLD = new Times(null, null, null);

    public Times {
      createdAt = kept(createdAt);
      resolvedAt = kept(resolvedAt);
      closedAt = kept(closedAt);
    }

    private static @Nullable Instant kept(@Nullable Instant time) {
      return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** What was cannot be to come, and happened in the order of an issue's life. */
    List<Fault> faults(@Nullable String status, Instant now) {
      var faults = new Faults();
      faults.add(TimeRules.past("/created_at", createdAt, now));
      faults.add(TimeRules.past("/resolved_at", resolvedAt, now));
      faults.add(TimeRules.past("/closed_at", closedAt, now));
      faults.add(TimeRules.order("/resolved_at", createdAt, resolvedAt));
      faults.add(
          TimeRules.order("/closed_at", resolvedAt == null ? createdAt : resolvedAt, closedAt));
      faults.add(TimeRules.reached("/resolved_at", resolvedAt, status, "resolved", "closed"));
      faults.add(TimeRules.reached("/closed_at", closedAt, status, "closed"));
      return faults.toList();
    }

    /** When the issue began. If nobody says when, it was there before what is told of it. */
    public Instant begin(Instant now) {
      return createdAt != null
          ? createdAt
          : Stream.of(resolvedAt, closedAt)
              .filter(Objects::nonNull)
              .min(Comparator.naturalOrder())
              .orElse(now);
    }
  }

  public IssueDraft {
    labels = List.copyOf(labels);
  }

  public static IssueDraft titled(String title) {
    return new IssueDraft(title, null, null, null, null, null, null, null, List.of(), null, null);
  }

  public IssueDraft withDescription(@Nullable String to) {
    return new IssueDraft(
        title,
        to,
        status,
        priority,
        dueDate,
        project,
        assignee,
        reporter,
        labels,
        externalId,
        history);
  }

  public IssueDraft withStatus(@Nullable String to) {
    return new IssueDraft(
        title,
        description,
        to,
        priority,
        dueDate,
        project,
        assignee,
        reporter,
        labels,
        externalId,
        history);
  }

  public IssueDraft withPriority(@Nullable String to) {
    return new IssueDraft(
        title,
        description,
        status,
        to,
        dueDate,
        project,
        assignee,
        reporter,
        labels,
        externalId,
        history);
  }

  public IssueDraft withDueDate(@Nullable String to) {
    return new IssueDraft(
        title,
        description,
        status,
        priority,
        to,
        project,
        assignee,
        reporter,
        labels,
        externalId,
        history);
  }

  public IssueDraft withProject(@Nullable String to) {
    return new IssueDraft(
        title,
        description,
        status,
        priority,
        dueDate,
        to,
        assignee,
        reporter,
        labels,
        externalId,
        history);
  }

  public IssueDraft withAssignee(@Nullable String to) {
    return new IssueDraft(
        title,
        description,
        status,
        priority,
        dueDate,
        project,
        to,
        reporter,
        labels,
        externalId,
        history);
  }

  public IssueDraft withReporter(@Nullable String to) {
    return new IssueDraft(
        title,
        description,
        status,
        priority,
        dueDate,
        project,
        assignee,
        to,
        labels,
        externalId,
        history);
  }

  public IssueDraft withLabels(List<String> to) {
    return new IssueDraft(
        title,
        description,
        status,
        priority,
        dueDate,
        project,
        assignee,
        reporter,
        to,
        externalId,
        history);
  }

  public IssueDraft withExternalId(@Nullable String to) {
    return new IssueDraft(
        title,
        description,
        status,
        priority,
        dueDate,
        project,
        assignee,
        reporter,
        labels,
        to,
        history);
  }

  public IssueDraft withHistory(@Nullable Times to) {
    return new IssueDraft(
        title,
        description,
        status,
        priority,
        dueDate,
        project,
        assignee,
        reporter,
        labels,
        externalId,
        to);
  }

  /** The times that are told, perhaps none of them. */
  public Times times() {
    return history == null ? Times.UNTOLD : history;
  }

  /** The same, and what can be judged only by somebody who knows what time it is. */
  public List<Fault> faults(Instant now) {
    var faults = new Faults().addAll(faults());
    return history == null ? faults.toList() : faults.addAll(history.faults(status, now)).toList();
  }

  public List<Fault> faults() {
    var faults = new Faults();
    faults.add(Texts.line("/title", title, Texts.TITLE_LIMIT));
    faults.add(Texts.longText("/description", description));
    faults.add(FieldRules.status(status));
    faults.add(FieldRules.priority(priority));
    faults.add(FieldRules.dueDate(dueDate));
    faults.addAll(FieldRules.labels("/labels", labels));
    if (externalId != null) {
      faults.add(Texts.line("/external_id", externalId, Texts.EXTERNAL_ID_LIMIT));
    }
    return faults.toList();
  }
}
