package dev.issuetracker.application.finding;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.issue.References;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finding issues. Safe for many threads at once. */
public final class FindingUseCases {
  private final Transactions transactions;
  private final References references;
  private final IssueSearch search;

  public FindingUseCases(Ports ports) {
    transactions = ports.transactions();
    references = ports.references();
    search = ports.issueSearch();
  }

  /**
   * A look at issues, or for some.
   *
   * @param facets the fields whose values to count, with commas between them
   */
  public record Find(
      Actor actor, IssueFilter filter, Window window, @Nullable String facets, boolean highlight) {}

  public Found find(Find command) {
    return transactions.read(
        () -> {
          var faults = new Faults();
          var facets = facets(command.facets(), faults);
          var criteria = criteria(command.actor(), command.filter(), faults);
          var found = search.find(command.actor(), criteria, command.window(), command.highlight());
          return found.with(counted(command.actor(), criteria, facets, found.fuzzy()));
        });
  }

  /** Those that are counted under the same filters are counted at once. */
  private Map<Facet, Facet.Counts> counted(
      Actor actor, IssueCriteria criteria, Set<Facet> facets, boolean fuzzy) {
    var under = new LinkedHashMap<IssueCriteria, Set<Facet>>();
    for (var facet : facets) {
      under
          .computeIfAbsent(criteria.without(facet), others -> EnumSet.noneOf(Facet.class))
          .add(facet);
    }
    var counted = new EnumMap<Facet, Facet.Counts>(Facet.class);
    under.forEach((others, same) -> counted.putAll(search.count(actor, others, same, fuzzy)));
    return counted;
  }

  /** For others who go by the filters of the list, whatever they do with it. */
  public IssueCriteria criteria(Actor actor, IssueFilter filter) {
    return transactions.read(() -> criteria(actor, filter, new Faults()));
  }

  /** What is wrong with a look, for those who refuse it already and want to tell everything. */
  public List<Fault> faults(Actor actor, IssueFilter filter, @Nullable String facets) {
    return transactions.read(
        () -> {
          var faults = new Faults();
          facets(facets, faults);
          new FilterReading(actor, filter, faults).read(references);
          return faults.toList();
        });
  }

  private IssueCriteria criteria(Actor actor, IssueFilter filter, Faults faults) {
    var criteria = new FilterReading(actor, filter, faults).read(references);
    faults.refuse();
    Action.READ_ISSUES.require(actor);
    if (criteria.deleted()) {
      Action.READ_DELETED_ISSUES.require(actor);
    }
    return criteria;
  }

  private static Set<Facet> facets(@Nullable String names, Faults faults) {
    var facets = EnumSet.noneOf(Facet.class);
    if (names != null) {
      for (var name : names.split(",", -1)) {
        Facet.of(name)
            .ifPresentOrElse(
                facets::add,
                () ->
                    faults.add(
                        new Fault(
                            "facets", "unknown", "must be of status, priority, label, assignee")));
      }
    }
    return facets;
  }
}
