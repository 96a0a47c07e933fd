package dev.issuetracker.application.issue;

import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list of issues is narrowed to, and its order. Everything is found already: ids, no names.
 */
public record IssueCriteria(
    Set<Status> statuses,
    Set<Priority> priorities,
    @Nullable Long project,
    boolean deleted,
    Sort sort,
    boolean descending) {

  public enum Sort {
    CREATED_AT,
    UPDATED_AT,
    LAST_ACTIVITY_AT,
    DUE_DATE,
    PRIORITY,
    ID,
    RELEVANCE
  }

  public IssueCriteria {
    statuses = Set.copyOf(statuses);
    priorities = Set.copyOf(priorities);
  }

  public static IssueCriteria everything() {
    return new IssueCriteria(Set.of(), Set.of(), null, false, Sort.CREATED_AT, true);
  }
}
