package dev.issuetracker.application.memory;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.finding.IssueCriteria.Rule;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Issue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How issues stand by the rules that somebody gave, ties by id in the direction of the last. */
final class IssueOrder {

  /** What an issue is sorted by, as numbers. */
  record Place(List<Double> keys, long id) {}

  private IssueOrder() {}

  static Order<Place> by(List<Rule> rules) {
    @Nullable Comparator<Place> comparator = null;
    for (int i = 0; i < rules.size(); i++) {
      int index = i;
      Comparator<Place> next = Comparator.comparing(place -> place.keys().get(index));
      next = isDescending(rules.get(i)) ? next.reversed() : next;
      comparator = comparator == null ? next : comparator.thenComparing(next);
    }
    Comparator<Place> byId = Comparator.comparing(Place::id);
    byId = isDescending(rules.getLast()) ? byId.reversed() : byId;
    return new Order<>(
        comparator == null ? byId : comparator.thenComparing(byId),
        IssueOrder::written,
        IssueOrder::read);
  }

  static Place place(Issue issue, Activity activity, double rank, List<Rule> rules) {
    return new Place(
        rules.stream().map(rule -> key(issue, activity, rank, rule)).toList(), issue.id());
  }

  private static double key(Issue issue, Activity activity, double rank, Rule rule) {
    return switch (rule.sort()) {
      case CREATED_AT -> micros(issue.createdAt());
      case UPDATED_AT -> micros(issue.updatedAt());
      case LAST_ACTIVITY_AT -> micros(activity.lastAt());
      case DUE_DATE -> dueDate(issue, rule.descending());
      case PRIORITY -> issue.priority().ordinal();
      case ID -> issue.id();
      case RELEVANCE -> rank;
    };
  }

  private static double dueDate(Issue issue, boolean descending) {
    var due = issue.dueDate();
    double last = descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return due == null ? last : due.toEpochDay();
  }

  private static double micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static boolean isDescending(Rule rule) {
    return rule.descending() || rule.sort() == Sort.RELEVANCE;
  }

  private static Position written(Place place) {
    var texts = new ArrayList<String>();
    place.keys().forEach(key -> texts.add(key.toString()));
    texts.add(Long.toString(place.id()));
    return new Position(texts);
  }

  private static Place read(Position position) {
    var texts = position.keys();
    var keys = texts.subList(0, texts.size() - 1).stream().map(Double::valueOf).toList();
    return new Place(keys, Long.parseLong(texts.getLast()));
  }
}
