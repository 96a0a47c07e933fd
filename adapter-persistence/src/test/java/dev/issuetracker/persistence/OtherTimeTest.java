package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Choice;
import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.IssueCriteria.Times;
import dev.issuetracker.application.finding.Span;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Status;
import dev.issuetracker.persistence.OtherTime.Steps;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists that are narrowed to one time and sorted by another, however far each step of the search
 * goes: held against the list of everything, narrowed and sorted here.
 */
class OtherTimeTest extends DatabaseTest {
  private static final Instant DAWN = Instant.parse("2025-01-01T00:00:00Z");
  private static final long SEED = 20_260_101;
  private static final int WISHES = 50;

  private JdbcTransactions transactions;
  private List<Issue> everything;

  @BeforeAll
  void fill() throws SQLException {
    transactions = new JdbcTransactions(database.connections());
    try (var connection = TestPostgres.connect(settings);
        var statement = connection.createStatement()) {
      // Few different times, so that many issues share one.
      statement.execute(
          """
          INSERT INTO issues (project_id, number, version, title, status, priority, due_date,
            reporter_id, created_at, updated_at, resolved_at, deleted_at, deleted_by)
          SELECT 1, n, 1, 'issue ' || n, CASE WHEN n % 3 > 0 THEN 'resolved' ELSE 'open' END, n % 4,
            CASE WHEN n % 5 > 0 THEN date '2025-01-01' + (n * 7919) % 70 END, 1, at,
            at + (n * 31) % 17 * interval '12 hours',
            CASE WHEN n % 3 > 0 THEN at + (n * 17) % 13 * interval '12 hours' END,
            CASE WHEN n % 11 = 0 THEN now() END, CASE WHEN n % 11 = 0 THEN 1 END
          FROM (SELECT n, timestamptz '2025-01-01Z' + (n * 7907) % 30 * interval '1 day' AS at
                FROM generate_series(1, 150) n) x
          """);
      statement.execute(
          """
          INSERT INTO issue_activity (issue_id, last_at, listed)
          SELECT id, updated_at + id % 9 * interval '1 day', deleted_at IS NULL FROM issues
          """);
    }
    var all = new Window(Window.MOST, new Start.Page(1), Counting.EXACT);
    var search = new JdbcIssueSearch(new Sql(transactions));
    everything = walk(100, window -> list(search, IssueCriteria.everything(), window));
    var counted = list(search, IssueCriteria.everything(), all).count();
    assertThat(counted).isEqualTo(new Slice.Count(everything.size(), true));
  }

  static Stream<Steps> steps() {
    return Stream.of(
        Steps.USUAL,
        new Steps(20, 5, 1_000, 1_000),
        new Steps(0, 5, 1_000, 1_000),
        new Steps(1, 0, 25, 1_000),
        new Steps(0, 3, 1, 40),
        new Steps(0, 0, 1, 0));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_list_has_the_issues_that_fit_in_their_order_however_they_are_found(Steps steps) {
    var search = new JdbcIssueSearch(new Sql(transactions), steps);
    var random = new Random(SEED);
    var sizes = new ArrayList<Integer>();
    for (int i = 0; i < WISHES; i++) {
      var criteria = wish(random);
      var expected = expected(criteria);
      sizes.add(expected.size());
      var walked = walk(1 + random.nextInt(40), window -> list(search, criteria, window));
      assertThat(walked).as(criteria.toString()).containsExactlyElementsOf(expected);
      var capped = new Window(1, new Start.Page(1), Counting.CAPPED);
      assertThat(list(search, criteria, capped).count())
          .as(criteria.toString())
          .isEqualTo(new Slice.Count(expected.size(), true));
      var byStatus =
          expected.stream()
              .collect(
                  Collectors.groupingBy(issue -> issue.status().code(), Collectors.counting()));
      var facet =
          transactions
              .read(() -> search.count(actor(), criteria, EnumSet.of(Facet.STATUS), false))
              .get(Facet.STATUS);
      assertThat(
              facet.values().stream()
                  .collect(Collectors.toMap(Facet.Value::value, Facet.Value::count)))
          .as(criteria.toString())
          .isEqualTo(byStatus);
    }
    assertThat(sizes).as("lists of many sizes").contains(0).anyMatch(size -> size > 100);
  }

  @Test
  void a_numbered_page_is_the_same_as_what_one_walks_to() {
    for (var steps : steps().toList()) {
      var search = new JdbcIssueSearch(new Sql(transactions), steps);
      var spans =
          new Times(Span.open(), new Span<>(at(3), at(25)), Span.open(), Span.open(), Span.open());
      var criteria = IssueCriteria.everything().during(spans);
      var page = list(search, criteria, new Window(10, new Start.Page(3), Counting.NONE));
      assertThat(page.items()).isEqualTo(expected(criteria).subList(20, 30));
    }
  }

  /** Of more days than a part has issues, and of fewer. */
  @Test
  void what_is_due_on_many_days_comes_in_order_whatever_the_size_of_a_part() {
    var search = new JdbcIssueSearch(new Sql(transactions));
    var days = new Span<>(day(at(2)), day(at(68)));
    var free = Times.free();
    var due = new Times(free.created(), free.updated(), free.resolved(), free.active(), days);
    for (var descending : List.of(true, false)) {
      var criteria = IssueCriteria.everything().during(due).sortedBy(Sort.CREATED_AT, descending);
      var expected = expected(criteria);
      for (int size : List.of(1, 7, 20, 100)) {
        assertThat(walk(size, window -> list(search, criteria, window)))
            .as("%d at once", size)
            .containsExactlyElementsOf(expected);
      }
      var page = list(search, criteria, new Window(10, new Start.Page(3), Counting.NONE));
      assertThat(page.items()).isEqualTo(expected.subList(20, 30));
    }
  }

  private static IssueCriteria wish(Random random) {
    var sorts = List.copyOf(EnumSet.complementOf(EnumSet.of(Sort.RELEVANCE)));
    var times = new Times(span(random), span(random), span(random), span(random), days(random));
    var criteria =
        IssueCriteria.everything()
            .during(times)
            .sortedBy(sorts.get(random.nextInt(sorts.size())), random.nextBoolean());
    return random.nextInt(3) > 0
        ? criteria
        : criteria.having(Choice.of(Set.of(Status.RESOLVED)), Choice.free());
  }

  private static Span<Instant> span(Random random) {
    if (random.nextInt(3) > 0) {
      return Span.open();
    }
    int from = random.nextInt(40);
    return switch (random.nextInt(4)) {
      case 0 -> new Span<>(at(from), null);
      case 1 -> new Span<>(null, at(from));
      default -> new Span<>(at(from), at(from + random.nextInt(20)));
    };
  }

  private static Span<LocalDate> days(Random random) {
    var span = span(random);
    return new Span<>(day(span.from()), day(span.before()));
  }

  private static LocalDate day(Instant at) {
    return at == null ? null : LocalDate.parse(at.toString().substring(0, 10));
  }

  private static Instant at(int day) {
    return DAWN.plusSeconds(day * 86_400L);
  }

  private Slice<Issue> list(JdbcIssueSearch search, IssueCriteria criteria, Window window) {
    return transactions.read(() -> search.list(actor(), criteria, window));
  }

  /** There, and back again, which must be the same. */
  private static List<Issue> walk(int size, Function<Window, Slice<Issue>> list) {
    var slice = list.apply(new Window(size, new Start.Page(1), Counting.NONE));
    var there = new ArrayList<>(slice.items());
    while (slice.next() != null) {
      slice = list.apply(new Window(size, new Start.After(slice.next()), Counting.NONE));
      there.addAll(slice.items());
    }
    var back = new ArrayList<>(slice.items());
    while (slice.previous() != null) {
      slice = list.apply(new Window(size, new Start.Before(slice.previous()), Counting.NONE));
      back.addAll(0, slice.items());
    }
    assertThat(back).isEqualTo(there);
    return there;
  }

  private List<Issue> expected(IssueCriteria criteria) {
    var rule = criteria.order().getFirst();
    var order = order(rule.sort(), rule.descending()).thenComparing(Issue::id);
    var times = criteria.times();
    return everything.stream()
        .filter(issue -> criteria.statuses().admits(issue.status()))
        .filter(issue -> times.created().holds(issue.createdAt()))
        .filter(issue -> times.updated().holds(issue.updatedAt()))
        .filter(issue -> times.resolved().holds(issue.resolvedAt()))
        .filter(issue -> times.active().holds(issue.activity().lastAt()))
        .filter(issue -> times.due().holds(issue.dueDate()))
        .sorted(rule.descending() ? order.reversed() : order)
        .toList();
  }

  private static Comparator<Issue> order(Sort sort, boolean descending) {
    return switch (sort) {
      case CREATED_AT -> Comparator.comparing(Issue::createdAt);
      case UPDATED_AT -> Comparator.comparing(Issue::updatedAt);
      case LAST_ACTIVITY_AT -> Comparator.comparing(issue -> issue.activity().lastAt());
      case DUE_DATE ->
          Comparator.comparing(
              Issue::dueDate,
              descending
                  ? Comparator.nullsFirst(Comparator.naturalOrder())
                  : Comparator.nullsLast(Comparator.naturalOrder()));
      case PRIORITY -> Comparator.comparing(Issue::priority);
      default -> Comparator.comparing(Issue::id);
    };
  }
}
