package dev.issuetracker.application.finding;

import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a list of issues is narrowed to, and its order. Everything is found already: ids, no names.
 *
 * @param assignee null if it does not matter
 * @param ids empty if they do not matter
 * @param order the rules, the most important first; what they leave open is by id, in the direction
 *     of the last
 */
public record IssueCriteria(
    Choice<Status> statuses,
    Choice<Priority> priorities,
    Labels labels,
    @Nullable Who assignee,
    @Nullable Who reporter,
    @Nullable Long project,
    Set<Long> ids,
    @Nullable String externalId,
    Times times,
    @Nullable SearchText text,
    boolean deleted,
    List<Rule> order) {

  /** What a list can be sorted by. */
  public enum Sort {
    CREATED_AT,
    UPDATED_AT,
    LAST_ACTIVITY_AT,
    /** Issues without a due date come last, in either direction. */
    DUE_DATE,
    PRIORITY,
    ID,
    /** The best first, in either direction. */
    RELEVANCE
  }

  /** One step of an order. */
  public record Rule(Sort sort, boolean descending) {}

  /** All of some labels, and none of others. */
  public record Labels(Set<Long> all, Set<Long> none) {
    public Labels {
      all = Set.copyOf(all);
      none = Set.copyOf(none);
    }

    public static Labels free() {
      return new Labels(Set.of(), Set.of());
    }

    public boolean isFree() {
      return all.isEmpty() && none.isEmpty();
    }
  }

  /** The times that an issue must have been in. */
  public record Times(
      Span<Instant> created,
      Span<Instant> updated,
      Span<Instant> resolved,
      Span<Instant> active,
      Span<LocalDate> due) {
    public static Times free() {
      return new Times(Span.open(), Span.open(), Span.open(), Span.open(), Span.open());
    }
  }

  public IssueCriteria {
    ids = Set.copyOf(ids);
    order = List.copyOf(order);
    if (order.isEmpty()) {
      throw new IllegalArgumentException("a list needs an order");
    }
  }

  public static IssueCriteria everything() {
    return new IssueCriteria(
        Choice.free(),
        Choice.free(),
        Labels.free(),
        null,
        null,
        null,
        Set.of(),
        null,
        Times.free(),
        null,
        false,
        List.of(new Rule(Sort.CREATED_AT, true)));
  }

  public boolean isSortedBy(Sort sort) {
    for (var rule : order) {
      if (rule.sort() == sort) {
        return true;
      }
    }
    return false;
  }

  public IssueCriteria having(Choice<Status> statuses, Choice<Priority> priorities) {
    return with(
        changed -> {
          changed.statuses = statuses;
          changed.priorities = priorities;
        });
  }

  public IssueCriteria labelled(Labels labels) {
    return with(changed -> changed.labels = labels);
  }

  public IssueCriteria of(@Nullable Who assignee, @Nullable Who reporter) {
    return with(
        changed -> {
          changed.assignee = assignee;
          changed.reporter = reporter;
        });
  }

  public IssueCriteria in(@Nullable Long project) {
    return with(changed -> changed.project = project);
  }

  public IssueCriteria named(Set<Long> ids, @Nullable String externalId) {
    return with(
        changed -> {
          changed.ids = ids;
          changed.externalId = externalId;
        });
  }

  public IssueCriteria during(Times times) {
    return with(changed -> changed.times = times);
  }

  public IssueCriteria saying(@Nullable SearchText text) {
    return with(changed -> changed.text = text);
  }

  public IssueCriteria deleted(boolean deleted) {
    return with(changed -> changed.deleted = deleted);
  }

  public IssueCriteria sortedBy(List<Rule> order) {
    return with(changed -> changed.order = order);
  }

  public IssueCriteria sortedBy(Sort sort, boolean descending) {
    return sortedBy(List.of(new Rule(sort, descending)));
  }

  /** Without what a facet itself narrows, so that it shows what else there would be. */
  public IssueCriteria without(Facet facet) {
    return switch (facet) {
      case STATUS -> having(Choice.free(), priorities);
      case PRIORITY -> having(statuses, Choice.free());
      case LABEL -> labelled(Labels.free());
      case ASSIGNEE -> of(null, reporter);
    };
  }

  private IssueCriteria with(Consumer<Changed> change) {
    var changed = new Changed(this);
    change.accept(changed);
    return changed.criteria();
  }

  /** A copy on its way to become other criteria; nobody else ever sees it. */
  private static final class Changed {
    private Choice<Status> statuses;
    private Choice<Priority> priorities;
    private Labels labels;
    private @Nullable Who assignee;
    private @Nullable Who reporter;
    private @Nullable Long project;
    private Set<Long> ids;
    private @Nullable String externalId;
    private Times times;
    private @Nullable SearchText text;
    private boolean deleted;
    private List<Rule> order;

    private Changed(IssueCriteria from) {
      statuses = from.statuses;
      priorities = from.priorities;
      labels = from.labels;
      assignee = from.assignee;
      reporter = from.reporter;
      project = from.project;
      ids = from.ids;
      externalId = from.externalId;
      times = from.times;
      text = from.text;
      deleted = from.deleted;
      order = from.order;
    }

    private IssueCriteria criteria() {
      return new IssueCriteria(
          statuses,
          priorities,
          labels,
          assignee,
          reporter,
          project,
          ids,
          externalId,
          times,
          text,
          deleted,
          order);
    }
  }
}
