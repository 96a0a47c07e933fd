package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.Found;
import dev.issuetracker.application.finding.Frame;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.IssueHit;
import dev.issuetracker.application.finding.IssueSearch;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.domain.Issue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at every issue. */
final class MemoryIssueSearch implements IssueSearch {
  private static final Comparator<Facet.Value> MOST_FIRST =
      Comparator.comparing(Facet.Value::count).reversed().thenComparing(Facet.Value::value);

  private final MemoryStore store;
  private final Present present;

  MemoryIssueSearch(MemoryStore store, Present present) {
    this.store = store;
    this.present = present;
  }

  @Override
  public Found find(Actor actor, IssueCriteria criteria, Window window, boolean highlight) {
    var words = words(criteria.text());
    if (words == null) {
      return Found.of(part(fitting(criteria).toList(), criteria, null, window, false));
    }
    var frame = Frame.of(window.start());
    var plain = Frame.without(window);
    if (frame instanceof Frame.Similar(var kept) && !kept.isEmpty()) {
      return similar(kept(kept, criteria, words), criteria, words, plain);
    }
    var fitting = fitting(criteria, words).toList();
    boolean alike = frame instanceof Frame.Similar || plain.start() instanceof Start.Page;
    if (!fitting.isEmpty() || !words.saySomething() || !alike) {
      var ranked = criteria.isSortedBy(Sort.RELEVANCE);
      var range = frame instanceof Frame.Matching matching ? matching.ranked() : null;
      var newest = ranked ? newest(fitting, words, range) : fitting;
      var held = ranked && range == null ? range(newest, words) : range;
      var part = part(newest, criteria, words, plain, highlight);
      return found(new Frame.Matching(null, held).around(part), criteria, newest.size());
    }
    return similar(similar(criteria, words), criteria, words, plain);
  }

  private Found similar(List<Issue> issues, IssueCriteria criteria, Words words, Window window) {
    var frame = new Frame.Similar(issues.stream().map(Issue::id).toList());
    var part = frame.around(part(issues, criteria, words, window, false));
    var alike = found(part, criteria, issues.size());
    return new Found(alike.hits(), !issues.isEmpty(), alike.rankedOf(), Map.of());
  }

  /** Those that are still alike. */
  private List<Issue> kept(List<Long> issues, IssueCriteria criteria, Words words) {
    return fitting(criteria)
        .filter(issue -> issues.contains(issue.id()) && words.isSimilar(issue))
        .toList();
  }

  /** All that fit, however they are ranked, and nothing that is only like them. */
  List<Issue> everything(IssueCriteria criteria) {
    var words = words(criteria.text());
    var window = new Window(Integer.MAX_VALUE - 1, new Window.Start.Page(1), Window.Counting.NONE);
    return part(fitting(criteria, words).toList(), criteria, words, window, false).items().stream()
        .map(IssueHit::issue)
        .toList();
  }

  private Slice<IssueHit> part(
      List<Issue> issues,
      IssueCriteria criteria,
      @Nullable Words words,
      Window window,
      boolean highlight) {
    return IssueOrder.by(criteria.order())
        .cut(issues, issue -> place(issue, criteria, words), window)
        .map(issue -> hit(issue, highlight ? words : null));
  }

  private static Found found(Slice<IssueHit> hits, IssueCriteria criteria, long all) {
    return new Found(hits, false, criteria.isSortedBy(Sort.RELEVANCE) ? all : null, Map.of());
  }

  @Override
  public Map<Facet, Facet.Counts> count(
      Actor actor, IssueCriteria criteria, Set<Facet> facets, boolean fuzzy) {
    var words = words(criteria.text());
    var fitting =
        words != null && fuzzy ? similar(criteria, words) : fitting(criteria, words).toList();
    var counted = newest(fitting).stream().map(present::issue).toList();
    return facets.stream()
        .collect(
            Collectors.toMap(
                facet -> facet, facet -> Facet.Counts.of(values(counted, facet), fitting.size())));
  }

  private static List<Facet.Value> values(List<Issue> issues, Facet facet) {
    var counts =
        issues.stream()
            .flatMap(issue -> values(issue, facet))
            .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> new Facet.Value(entry.getKey(), entry.getValue()))
        .sorted(MOST_FIRST)
        .toList();
  }

  private List<Issue> similar(IssueCriteria criteria, Words words) {
    return fitting(criteria)
        .filter(words::isSimilar)
        .sorted(Comparator.comparingDouble(words::likeness).thenComparingLong(Issue::id).reversed())
        .limit(Found.MOST_SIMILAR)
        .toList();
  }

  private static Stream<String> values(Issue issue, Facet facet) {
    return switch (facet) {
      case STATUS -> Stream.of(issue.status().code());
      case PRIORITY -> Stream.of(issue.priority().code());
      case LABEL -> issue.labels().stream().map(label -> label.name());
      case ASSIGNEE -> Stream.of(issue.assignee() == null ? "none" : issue.assignee().username());
    };
  }

  private @Nullable Words words(@Nullable SearchText text) {
    return text == null ? null : new Words(store, text);
  }

  private Stream<Issue> fitting(IssueCriteria criteria) {
    return store.issues.all().stream()
        .filter(issue -> Fitting.fits(issue, store.activities.get(issue.id()), criteria));
  }

  private Stream<Issue> fitting(IssueCriteria criteria, @Nullable Words words) {
    return fitting(criteria).filter(issue -> words == null || words.rank(issue) > 0);
  }

  /** An issue that was named is among them. */
  private static List<Issue> newest(List<Issue> issues, Words words, Frame.@Nullable Range range) {
    var named = issues.stream().filter(words::isNamed).toList();
    int most = range == null ? Found.MOST_RANKED : Frame.Range.MOST;
    var others =
        issues.stream()
            .filter(issue -> !words.isNamed(issue))
            .filter(issue -> range == null || range.has(issue.id()))
            .sorted(Comparator.comparing(Issue::id).reversed())
            .limit(most - named.size());
    return Stream.concat(named.stream(), others).toList();
  }

  private static Frame.@Nullable Range range(List<Issue> newest, Words words) {
    var ids =
        newest.stream()
            .filter(issue -> !words.isNamed(issue))
            .mapToLong(Issue::id)
            .summaryStatistics();
    return ids.getCount() == 0 ? null : Frame.Range.of(newest.size(), ids.getMin(), ids.getMax());
  }

  private static List<Issue> newest(List<Issue> issues) {
    return issues.stream()
        .sorted(Comparator.comparing(Issue::id).reversed())
        .limit(Found.MOST_RANKED)
        .toList();
  }

  private IssueHit hit(Issue issue, @Nullable Words words) {
    return new IssueHit(present.issue(issue), words == null ? null : words.highlight(issue));
  }

  private IssueOrder.Place place(Issue issue, IssueCriteria criteria, @Nullable Words words) {
    var activity = store.activities.get(issue.id());
    double rank = words == null ? 0 : words.relevance(issue);
    return IssueOrder.place(issue, activity, rank, criteria.order());
  }
}
