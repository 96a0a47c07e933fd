package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueFixture.DAWN;

import dev.issuetracker.application.finding.Choice;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Rule;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.application.finding.Span;
import dev.issuetracker.application.finding.Who;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueFixture;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** A few issues with few different values, and what lists of them should have. */
final class ListModel {
  private static final LocalDate DAY = LocalDate.parse("2026-02-01");

  /** The same in every form of them, and none like another. */
  private static final List<String> WORDS = List.of("crimson", "amber", "violet", "azure");

  /** An issue to be; times and dates are steps from a beginning, so that many are the same. */
  record Plan(
      Status status,
      Priority priority,
      Dates dates,
      int people,
      boolean reportedByAlice,
      Set<Integer> labels,
      boolean commented,
      boolean deleted,
      boolean elsewhere,
      Said said) {}

  /** What an issue says, by the numbers of words. */
  record Said(Set<Integer> title, Set<Integer> description, Set<Integer> comment) {}

  /** What somebody looks for: all of some words, or any of them, and none of others. */
  record Looked(Set<Integer> words, boolean any, Set<Integer> without) {
    String text() {
      var not = without.stream().map(word -> "-" + WORDS.get(word) + " ");
      var between = any ? " or " : " ";
      return not.collect(Collectors.joining())
          + words.stream().sorted().map(WORDS::get).collect(Collectors.joining(between));
    }

    /** Beside alternatives a word is taken from the texts of its own, here the first. */
    boolean fits(Said said, boolean commented) {
      var itself = new HashSet<>(said.title);
      itself.addAll(said.description);
      var texts = commented ? List.of(itself, said.comment) : List.<Set<Integer>>of(itself);
      if (!any || words.size() == 1) {
        return texts.stream().anyMatch(text -> text.containsAll(words))
            && texts.stream().allMatch(text -> Collections.disjoint(text, without));
      }
      var first = words.stream().sorted().findFirst().orElseThrow();
      return texts.stream()
          .anyMatch(
              text ->
                  (text.contains(first) && Collections.disjoint(text, without))
                      || words.stream().anyMatch(word -> word > first && text.contains(word)));
    }
  }

  /**
   * When things happened to an issue.
   *
   * @param changed steps after its creation
   * @param resolved steps after its creation, if it is finished at all
   */
  record Dates(int created, int changed, Integer resolved, Integer due) {}

  /** A list that somebody wants. */
  record Wish(
      Choice<Status> status,
      Choice<Priority> priority,
      Who assignee,
      Who reporter,
      Set<Integer> labels,
      Set<Integer> notLabels,
      Spans spans,
      Set<Integer> only,
      Integer elsewhere,
      boolean deleted,
      Looked looked,
      List<Rule> order) {}

  record Spans(
      Span<Integer> created,
      Span<Integer> updated,
      Span<Integer> resolved,
      Span<Integer> active,
      Span<Integer> due) {}

  private final World world;
  private final List<LabelRef> labels;
  private final List<Issue> issues = new ArrayList<>();
  private final Map<Long, Plan> plans = new HashMap<>();

  ListModel(World world, List<Plan> plans) {
    this.world = world;
    labels = world.labels("one", "two", "three", "four", "five", "six");
    plans.forEach(this::open);
    issues.replaceAll(issue -> world.find(issue.id()));
  }

  World world() {
    return world;
  }

  private void open(Plan plan) {
    var dates = plan.dates;
    var fixture =
        world
            .anIssue()
            .with(plan.status)
            .with(plan.priority)
            .createdAt(at(dates.created))
            .updatedAt(at(dates.created + dates.changed));
    if (dates.resolved != null && plan.status.isFinished()) {
      var resolved = at(dates.created + dates.resolved);
      finish(fixture, plan.status, resolved);
    }
    if (dates.due != null) {
      fixture.due(DAY.plusDays(dates.due).toString());
    }
    if (plan.people > 0) {
      fixture.assignedTo(person(plan.people));
    }
    if (plan.reportedByAlice) {
      fixture.reportedBy(world.alice());
    }
    fixture.labelled(plan.labels.stream().sorted().map(labels::get).toArray(LabelRef[]::new));
    if (plan.elsewhere) {
      fixture.knownElsewhereAs(elsewhere(issues.size()));
    }
    fixture.titled(words(plan.said.title));
    if (!plan.said.description.isEmpty()) {
      fixture.saying(words(plan.said.description));
    }
    var issue = world.open(fixture);
    plans.put(issue.id(), plan);
    if (plan.commented) {
      world.comment(issue, words(plan.said.comment));
    }
    issues.add(plan.deleted ? world.delete(issue) : issue);
  }

  private static String words(Set<Integer> numbers) {
    return "Said: " + numbers.stream().map(WORDS::get).collect(Collectors.joining(" "));
  }

  private static void finish(IssueFixture fixture, Status status, Instant at) {
    if (status == Status.CLOSED) {
      fixture.closedAt(at);
    } else {
      fixture.resolvedAt(at);
    }
  }

  private static String elsewhere(int number) {
    return "E-" + number;
  }

  private PersonRef person(int number) {
    return number == 1 ? world.alice() : world.bob();
  }

  private static Instant at(int step) {
    return DAWN.plus(Duration.ofHours(step));
  }

  IssueCriteria criteria(Wish wish) {
    var spans = wish.spans;
    var text = wish.looked == null ? null : SearchText.of(wish.looked.text());
    return IssueCriteria.everything()
        .saying(text)
        .in(world.project().id())
        .having(wish.status, wish.priority)
        .of(who(wish.assignee), who(wish.reporter))
        .labelled(new IssueCriteria.Labels(ids(wish.labels), ids(wish.notLabels)))
        .named(
            wish.only.stream().map(this::id).collect(Collectors.toSet()),
            wish.elsewhere == null ? null : elsewhere(wish.elsewhere))
        .during(
            new IssueCriteria.Times(
                span(spans.created),
                span(spans.updated),
                span(spans.resolved),
                span(spans.active),
                days(spans.due)))
        .deleted(wish.deleted)
        .sortedBy(wish.order);
  }

  private Who who(Who numbered) {
    return numbered == null || numbered.person() == null
        ? numbered
        : new Who(person(numbered.person().intValue()).id(), numbered.not());
  }

  private Set<Long> ids(Set<Integer> numbers) {
    return numbers.stream().map(number -> labels.get(number).id()).collect(Collectors.toSet());
  }

  private long id(int number) {
    return issues.get(number % issues.size()).id();
  }

  private static Span<Instant> span(Span<Integer> steps) {
    return new Span<>(
        steps.from() == null ? null : at(steps.from()),
        steps.before() == null ? null : at(steps.before()));
  }

  private static Span<LocalDate> days(Span<Integer> steps) {
    return new Span<>(
        steps.from() == null ? null : DAY.plusDays(steps.from()),
        steps.before() == null ? null : DAY.plusDays(steps.before()));
  }

  List<Long> expected(Wish wish) {
    return issues.stream()
        .filter(issue -> fits(issue, wish))
        .sorted(order(wish.order))
        .map(Issue::id)
        .toList();
  }

  private boolean fits(Issue issue, Wish wish) {
    var has = issue.labels().stream().map(LabelRef::id).collect(Collectors.toSet());
    return issue.isDeleted() == wish.deleted
        && chosen(wish.status, issue.status())
        && chosen(wish.priority, issue.priority())
        && isOf(issue.assignee(), wish.assignee)
        && isOf(issue.reporter(), wish.reporter)
        && has.containsAll(ids(wish.labels))
        && ids(wish.notLabels).stream().noneMatch(has::contains)
        && (wish.only.isEmpty()
            || wish.only.stream().map(this::id).anyMatch(id -> id == issue.id()))
        && (wish.elsewhere == null || elsewhere(wish.elsewhere).equals(issue.externalId()))
        && fits(issue, wish.spans)
        && (wish.looked == null || says(issue, wish.looked));
  }

  private boolean says(Issue issue, Looked looked) {
    var plan = plans.get(issue.id());
    return looked.fits(plan.said, plan.commented);
  }

  /** How many of some issues have each status. */
  Map<String, Long> statuses(List<Long> ids) {
    return issues.stream()
        .filter(issue -> ids.contains(issue.id()))
        .collect(Collectors.groupingBy(issue -> issue.status().code(), Collectors.counting()));
  }

  private static boolean fits(Issue issue, Spans spans) {
    return isIn(span(spans.created), issue.createdAt())
        && isIn(span(spans.updated), issue.updatedAt())
        && isIn(span(spans.resolved), issue.resolvedAt())
        && isIn(span(spans.active), issue.activity().lastAt())
        && isIn(days(spans.due), issue.dueDate());
  }

  private static <T> boolean chosen(Choice<T> choice, T value) {
    return (choice.any().isEmpty() || choice.any().contains(value))
        && !choice.none().contains(value);
  }

  private boolean isOf(PersonRef person, Who who) {
    if (who == null) {
      return true;
    }
    boolean same =
        who.person() == null
            ? person == null
            : person != null && person.id() == person(who.person().intValue()).id();
    return who.not() ? !same : same;
  }

  private static <T extends Comparable<? super T>> boolean isIn(Span<T> span, T at) {
    boolean free = span.from() == null && span.before() == null;
    return free
        || (at != null
            && (span.from() == null || span.from().compareTo(at) <= 0)
            && (span.before() == null || span.before().compareTo(at) > 0));
  }

  private static Comparator<Issue> order(List<Rule> rules) {
    Comparator<Issue> order = (one, other) -> 0;
    for (var rule : rules) {
      order = order.thenComparing(rule(rule));
    }
    Comparator<Issue> byId = Comparator.comparing(Issue::id);
    return order.thenComparing(rules.getLast().descending() ? byId.reversed() : byId);
  }

  private static Comparator<Issue> rule(Rule rule) {
    Comparator<Issue> up =
        switch (rule.sort()) {
          case CREATED_AT -> Comparator.comparing(Issue::createdAt);
          case UPDATED_AT -> Comparator.comparing(Issue::updatedAt);
          case LAST_ACTIVITY_AT -> Comparator.comparing(issue -> issue.activity().lastAt());
          case DUE_DATE -> Comparator.comparing(issue -> due(issue, rule.descending()));
          case PRIORITY -> Comparator.comparing(Issue::priority);
          case ID, RELEVANCE -> Comparator.comparing(Issue::id);
        };
    return rule.descending() ? up.reversed() : up;
  }

  private static LocalDate due(Issue issue, boolean descending) {
    return issue.dueDate() != null ? issue.dueDate() : descending ? LocalDate.MIN : LocalDate.MAX;
  }

  static Arbitrary<Plan> plans() {
    var few = Arbitraries.integers().between(0, 2);
    var dates =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                few,
                few.injectNull(0.3),
                Arbitraries.integers().between(0, 3).injectNull(0.4))
            .as(Dates::new);
    var flag = Arbitraries.of(true, false);
    var rarely = Arbitraries.of(false, false, false, false, true);
    return Combinators.combine(
            Arbitraries.of(Status.class),
            Arbitraries.of(Priority.class),
            dates,
            few,
            numbersOfLabels(6),
            Combinators.combine(flag, rarely, flag, flag).as(List::of),
            Combinators.combine(words(0), words(0), words(0)).as(Said::new))
        .as(
            (status, priority, when, people, labelled, flags, said) ->
                new Plan(
                    status,
                    priority,
                    when,
                    people,
                    flags.get(3),
                    labelled,
                    flags.get(0),
                    flags.get(1),
                    flags.get(2),
                    said));
  }

  private static Arbitrary<Set<Integer>> words(int least) {
    return Arbitraries.integers().between(0, WORDS.size() - 1).set().ofMinSize(least).ofMaxSize(2);
  }

  /** Mostly nothing: words narrow much. */
  private static Arbitrary<Looked> looked() {
    var without =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(Set.<Integer>of())), Tuple.of(1, words(1)));
    return Combinators.combine(words(1), Arbitraries.of(true, false), without)
        .as(Looked::new)
        .injectNull(0.5);
  }

  /** Mostly few of them, since hardly any issue has many. */
  private static Arbitrary<Set<Integer>> numbersOfLabels(int most) {
    var numbers = Arbitraries.integers().between(0, 5);
    Arbitrary<Set<Integer>> one = numbers.set().ofMaxSize(1);
    Arbitrary<Set<Integer>> many = numbers.set().ofMaxSize(most);
    return Arbitraries.frequencyOf(Tuple.of(3, one), Tuple.of(1, many));
  }

  static Arbitrary<Wish> wishes() {
    var who =
        Combinators.combine(Arbitraries.of(1L, 2L).injectNull(0.3), Arbitraries.of(true, false))
            .as(Who::new)
            .injectNull(0.7);
    Arbitrary<Span<Integer>> span =
        Combinators.combine(steps(), steps()).as((from, before) -> new Span<>(from, before));
    Arbitrary<Span<Integer>> open = Arbitraries.just(Span.open());
    Arbitrary<Span<Integer>> rare = Arbitraries.frequencyOf(Tuple.of(4, open), Tuple.of(1, span));
    var deleted = Arbitraries.of(false, false, false, false, true);
    return Combinators.combine(
            choice(Status.class),
            choice(Priority.class),
            Combinators.combine(who, who).as(Arrays::asList),
            Combinators.combine(numbersOfLabels(6), numbersOfLabels(2)).as(List::of),
            Combinators.combine(rare, rare, rare, rare, span).as(Spans::new),
            Arbitraries.integers().between(0, 11).set().ofMinSize(3).ofMaxSize(6).injectNull(0.8),
            Combinators.combine(
                    deleted, Arbitraries.integers().between(0, 5).injectNull(0.9), looked())
                .as((gone, elsewhere, looked) -> Arrays.<Object>asList(gone, elsewhere, looked)),
            orders())
        .as(
            (status, priority, people, labelled, spans, only, named, order) ->
                new Wish(
                    status,
                    priority,
                    people.get(0),
                    people.get(1),
                    labelled.get(0),
                    labelled.get(1),
                    spans,
                    only == null ? Set.of() : only,
                    (Integer) named.get(1),
                    (Boolean) named.get(0),
                    (Looked) named.get(2),
                    order));
  }

  private static <E extends Enum<E>> Arbitrary<Choice<E>> choice(Class<E> type) {
    Arbitrary<Set<E>> free = Arbitraries.just(Set.of());
    Arbitrary<Set<E>> some = Arbitraries.of(type).set().ofMinSize(1).ofMaxSize(2);
    Arbitrary<Set<E>> mostlyFree = Arbitraries.frequencyOf(Tuple.of(2, free), Tuple.of(1, some));
    return Combinators.combine(mostlyFree, mostlyFree).as((any, none) -> new Choice<>(any, none));
  }

  private static Arbitrary<Integer> steps() {
    return Arbitraries.integers().between(0, 4).injectNull(0.7);
  }

  private static Arbitrary<List<Rule>> orders() {
    var sorts = EnumSet.complementOf(EnumSet.of(Sort.RELEVANCE));
    return Combinators.combine(
            Arbitraries.shuffle(List.copyOf(sorts)),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(true, false).list().ofSize(3))
        .as(
            (shuffled, rules, descending) ->
                IntStream.range(0, rules)
                    .mapToObj(at -> new Rule(shuffled.get(at), descending.get(at)))
                    .toList());
  }
}
