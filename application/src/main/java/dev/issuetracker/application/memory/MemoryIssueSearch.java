package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.issue.IssueCriteria;
import dev.issuetracker.application.issue.IssueSearch;
import dev.issuetracker.domain.Issue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Looks at every issue. */
final class MemoryIssueSearch implements IssueSearch {
  private final MemoryStore store;
  private final Present present;

  MemoryIssueSearch(MemoryStore store, Present present) {
    this.store = store;
    this.present = present;
  }

  @Override
  public Slice<Issue> list(Actor actor, IssueCriteria criteria, Window window) {
    var fitting = store.issues.all().stream().filter(issue -> fits(issue, criteria)).toList();
    var order = criteria.descending() ? Order.ofLinks().reversed() : Order.ofLinks();
    return order
        .cut(fitting, issue -> new Link(key(issue, criteria.sort()), issue.id()), window)
        .map(present::issue);
  }

  private static boolean fits(Issue issue, IssueCriteria criteria) {
    return issue.isDeleted() == criteria.deleted()
        && (criteria.statuses().isEmpty() || criteria.statuses().contains(issue.status()))
        && (criteria.priorities().isEmpty() || criteria.priorities().contains(issue.priority()))
        && (criteria.project() == null || criteria.project() == issue.project().id());
  }

  /** What issues are sorted by, as a number. */
  private long key(Issue issue, IssueCriteria.Sort sort) {
    return switch (sort) {
      case CREATED_AT -> micros(issue.createdAt());
      case UPDATED_AT -> micros(issue.updatedAt());
      case LAST_ACTIVITY_AT -> micros(store.activities.get(issue.id()).lastAt());
      case DUE_DATE -> issue.dueDate() == null ? Long.MAX_VALUE : issue.dueDate().toEpochDay();
      case PRIORITY -> issue.priority().ordinal();
      case ID, RELEVANCE -> issue.id();
    };
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
