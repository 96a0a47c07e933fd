package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueFixture.DAWN;

import dev.issuetracker.application.finding.Choice;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Rule;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.Span;
import dev.issuetracker.application.finding.Who;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A few issues with few different values, and what lists of them should have. */
final class ListModel {
  private static final LocalDate DAY = LocalDate.parse("2026-02-01");

  /** An issue to be; times and dates are steps from a beginning, so that many are the same. */
  record Plan(
      Status status,
      Priority priority,
      int created,
      Integer due,
      int people,
      Set<Integer> labels,
      boolean commented,
      boolean deleted,
      boolean elsewhere) {}

  /** A list that somebody wants. */
  record Wish(
      Set<Status> status,
      Set<Priority> notPriority,
      Who assignee,
      Set<Integer> labels,
      Set<Integer> notLabels,
      Span<Integer> created,
      Span<Integer> due,
      Set<Integer> only,
      boolean deleted,
      List<Rule> order) {}

  private final World world;
  private final List<LabelRef> labels;
  private final List<Issue> issues = new ArrayList<>();

  ListModel(World world, List<Plan> plans) {
    this.world = world;
    labels = world.labels("one", "two", "three");
    plans.forEach(this::open);
    issues.replaceAll(issue -> world.find(issue.id()));
  }

  World world() {
    return world;
  }

  private void open(Plan plan) {
    var fixture = world.anIssue().with(plan.status).with(plan.priority).createdAt(at(plan.created));
    if (plan.due != null) {
      fixture.due(DAY.plusDays(plan.due).toString());
    }
    if (plan.people > 0) {
      fixture.assignedTo(person(plan.people));
    }
    fixture.labelled(plan.labels.stream().sorted().map(labels::get).toArray(LabelRef[]::new));
    if (plan.elsewhere) {
      fixture.knownElsewhereAs("E-" + issues.size());
    }
    var issue = world.open(fixture);
    if (plan.commented) {
      world.comment(issue, "Said");
    }
    issues.add(plan.deleted ? world.delete(issue) : issue);
  }

  private PersonRef person(int number) {
    return number == 1 ? world.alice() : world.bob();
  }

  private static Instant at(int step) {
    return DAWN.plus(Duration.ofHours(step));
  }

  IssueCriteria criteria(Wish wish) {
    var who = wish.assignee;
    var people =
        who == null || who.person() == null
            ? who
            : new Who(person(who.person().intValue()).id(), who.not());
    var free = IssueCriteria.Times.free();
    return IssueCriteria.everything()
        .in(world.project().id())
        .having(Choice.of(wish.status), new Choice<>(Set.of(), wish.notPriority))
        .of(people, null)
        .labelled(new IssueCriteria.Labels(ids(wish.labels), ids(wish.notLabels)))
        .named(wish.only.stream().map(this::id).collect(Collectors.toSet()), null)
        .during(
            new IssueCriteria.Times(
                span(wish.created), free.updated(), free.resolved(), free.active(), days(wish.due)))
        .deleted(wish.deleted)
        .sortedBy(wish.order);
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
        && (wish.status.isEmpty() || wish.status.contains(issue.status()))
        && !wish.notPriority.contains(issue.priority())
        && (wish.assignee == null || isOf(issue, wish.assignee))
        && has.containsAll(ids(wish.labels))
        && ids(wish.notLabels).stream().noneMatch(has::contains)
        && (wish.only.isEmpty()
            || wish.only.stream().map(this::id).anyMatch(id -> id == issue.id()))
        && isIn(span(wish.created), issue.createdAt())
        && isIn(days(wish.due), issue.dueDate());
  }

  private boolean isOf(Issue issue, Who who) {
    var assignee = issue.assignee();
    boolean same =
        who.person() == null
            ? assignee == null
            : assignee != null && assignee.id() == person(who.person().intValue()).id();
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
    var labels = Arbitraries.of(0, 1, 2).set().ofMaxSize(3);
    var due = Arbitraries.integers().between(0, 3).injectNull(0.4);
    var flag = Arbitraries.of(true, false);
    var rarely = Arbitraries.of(false, false, false, false, true);
    return Combinators.combine(
            Arbitraries.of(Status.class),
            Arbitraries.of(Priority.class),
            Arbitraries.integers().between(0, 3),
            due,
            Arbitraries.integers().between(0, 2),
            labels,
            Combinators.combine(flag, rarely, flag).as(List::of))
        .as(
            (status, priority, created, dueIn, people, labelled, flags) ->
                new Plan(
                    status,
                    priority,
                    created,
                    dueIn,
                    people,
                    labelled,
                    flags.get(0),
                    flags.get(1),
                    flags.get(2)));
  }

  static Arbitrary<Wish> wishes() {
    var labels = Arbitraries.of(0, 1, 2).set().ofMaxSize(1);
    var who =
        Combinators.combine(Arbitraries.of(1L, 2L).injectNull(0.3), Arbitraries.of(true, false))
            .as(Who::new)
            .injectNull(0.6);
    var spans =
        Combinators.combine(steps(), steps()).as((from, before) -> new Span<>(from, before));
    var deleted = Arbitraries.of(false, false, false, false, true);
    return Combinators.combine(
            Arbitraries.of(Status.class).set().ofMaxSize(2),
            Arbitraries.of(Priority.class).set().ofMaxSize(1),
            who,
            Combinators.combine(labels, labels).as(List::of),
            Combinators.combine(spans, spans).as(List::of),
            Arbitraries.integers().between(0, 11).set().ofMinSize(3).ofMaxSize(6).injectNull(0.8),
            deleted,
            orders())
        .as(
            (status, priority, assignee, labelled, times, only, gone, order) ->
                new Wish(
                    status,
                    priority,
                    assignee,
                    labelled.get(0),
                    labelled.get(1),
                    times.get(0),
                    times.get(1),
                    only == null ? Set.of() : only,
                    gone,
                    order));
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
