package dev.issuetracker.application.issue;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.ProjectRef;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The numbers that issues get in the projects that they move to: one look for each project, not for
 * each issue.
 */
final class MoveNumbers {
  private final Map<Long, Queue<Long>> numbers = new HashMap<>();

  MoveNumbers(
      IssueRepository issues,
      List<IssueEdit> edits,
      List<BulkUseCases.Entry> entries,
      Map<Long, Issue> found) {
    var movers = new HashMap<ProjectRef, Integer>();
    for (int i = 0; i < edits.size(); i++) {
      var issue = found.get(entries.get(i).id());
      if (edits.get(i).value(IssueField.PROJECT) instanceof ProjectRef target
          && issue != null
          && issue.project().id() != target.id()) {
        movers.merge(target, 1, Integer::sum);
      }
    }
    movers.forEach(
        (project, count) ->
            numbers.put(project.id(), new ArrayDeque<>(issues.nextNumbers(project, count))));
  }

  long next(ProjectRef project) {
    var left = numbers.get(project.id());
    if (left == null || left.isEmpty()) {
      throw new IllegalStateException("no number was fetched for project " + project.key());
    }
    return left.remove();
  }
}
