package dev.issuetracker.persistence;

import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.ProjectRef;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Issues that take each other's places under an external id. The index that keeps those unique
 * looks at one row after the other, and would find the place of one taken that leaves later: so
 * they have none while they move. A partial index cannot be told to look at the end.
 */
final class ExternalIdsExchanged {
  private static final String TAKE_OFF =
      "UPDATE issues SET external_id = NULL WHERE id = ANY (?) AND external_id IS NOT NULL";

  private static final String GIVE_BACK =
      """
      UPDATE issues SET external_id = x.external_id
      FROM unnest(?::bigint[], ?::text[]) AS x(id, external_id) WHERE issues.id = x.id
      """;

  /** An external id in a project. */
  private record Place(long project, String id) {}

  private ExternalIdsExchanged() {}

  static boolean around(Sql sql, List<Changed> changes, BooleanSupplier update) {
    var movers = changes.stream().filter(ExternalIdsExchanged::moves).toList();
    if (!meet(movers)) {
      return update.getAsBoolean();
    }
    var issues = movers.stream().map(Changed::issue).toList();
    var ids = issues.stream().map(Issue::id).toArray(Long[]::new);
    sql.update(TAKE_OFF, (Object) ids);
    boolean updated = update.getAsBoolean();
    if (updated) {
      sql.update(GIVE_BACK, ids, issues.stream().map(Issue::externalId).toArray(String[]::new));
    }
    return updated;
  }

  private static boolean moves(Changed changed) {
    return changed.issue().externalId() != null && from(changed) != null;
  }

  /** Whether one of them goes where another one comes from. */
  private static boolean meet(List<Changed> movers) {
    var left = new HashSet<Place>();
    for (var mover : movers) {
      var from = from(mover);
      if (from != null) {
        left.add(place(from, mover));
      }
    }
    return movers.stream().anyMatch(mover -> left.contains(place(mover.issue().project(), mover)));
  }

  private static Place place(ProjectRef project, Changed changed) {
    return new Place(project.id(), String.valueOf(changed.issue().externalId()));
  }

  private static @Nullable ProjectRef from(Changed changed) {
    for (var event : changed.events()) {
      if (event instanceof IssueEvent.Changed change
          && change.field() == IssueField.PROJECT
          && change.from() instanceof ProjectRef project) {
        return project;
      }
    }
    return null;
  }
}
