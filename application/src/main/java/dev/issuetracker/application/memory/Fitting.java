package dev.issuetracker.application.memory;

import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether an issue fits criteria, whatever it says. */
final class Fitting {
  private Fitting() {}

  static boolean fits(Issue issue, Activity activity, IssueCriteria criteria) {
    return issue.isDeleted() == criteria.deleted()
        && criteria.statuses().admits(issue.status())
        && criteria.priorities().admits(issue.priority())
        && fitsPeople(issue, criteria)
        && isNamed(issue, criteria)
        && fitsLabels(issue, criteria.labels())
        && fitsTimes(issue, activity, criteria.times());
  }

  private static boolean fitsPeople(Issue issue, IssueCriteria criteria) {
    var assignee = criteria.assignee();
    var reporter = criteria.reporter();
    return (assignee == null || assignee.fits(id(issue.assignee())))
        && (reporter == null || reporter.fits(issue.reporter().id()));
  }

  private static @Nullable Long id(@Nullable PersonRef person) {
    return person == null ? null : Long.valueOf(person.id());
  }

  private static boolean isNamed(Issue issue, IssueCriteria criteria) {
    var externalId = criteria.externalId();
    return (criteria.project() == null || criteria.project() == issue.project().id())
        && (criteria.ids().isEmpty() || criteria.ids().contains(issue.id()))
        && (externalId == null || externalId.equals(issue.externalId()));
  }

  private static boolean fitsLabels(Issue issue, IssueCriteria.Labels labels) {
    var has = issue.labels().stream().map(LabelRef::id).collect(Collectors.toSet());
    return has.containsAll(labels.all()) && labels.none().stream().noneMatch(has::contains);
  }

  private static boolean fitsTimes(Issue issue, Activity activity, IssueCriteria.Times times) {
    return times.created().holds(issue.createdAt())
        && times.updated().holds(issue.updatedAt())
        && times.resolved().holds(issue.resolvedAt())
        && times.active().holds(activity.lastAt())
        && times.due().holds(issue.dueDate());
  }
}
