package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Choice;
import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.Frame;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Labels;
import dev.issuetracker.application.finding.IssueCriteria.Rule;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.IssueCriteria.Times;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.application.finding.Span;
import dev.issuetracker.application.finding.Who;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import dev.issuetracker.persistence.OtherTime.Steps;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No list reads all issues: asked of the planner, with enough of them for it to have a choice. */
class IssueListPlansTest extends CrowdTest {
  private static final Instant SOME_DAY = Instant.parse("2025-06-01T00:00:00Z");

  /** As much of this crowd as the usual sample is of a million. */
  private static final int SAMPLE = 200;

  /** What is cut out stands in the order of the list, and joining it with the rest keeps that. */
  private static final Pattern SORTED_AGAIN = Pattern.compile("\\A(Incremental )?Sort ");

  private static final Pattern ACTUAL = Pattern.compile("actual rows=([0-9.]+) loops=([0-9]+)");
  private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: ([0-9]+)");

  private Sql sql;
  private JdbcTransactions transactions;

  @BeforeAll
  void ask() {
    transactions = new JdbcTransactions(database.connections());
    sql = new Sql(transactions);
  }

  static Stream<IssueCriteria> filters() {
    var all = IssueCriteria.everything();
    var free = Times.free();
    var from = new Span<>(SOME_DAY, SOME_DAY.plusSeconds(90_000));
    return Stream.of(
        all,
        all.having(Choice.of(Set.of(Status.OPEN)), Choice.free()),
        all.having(Choice.of(Set.of(Status.OPEN, Status.CLOSED)), Choice.free()),
        all.having(Choice.free(), Choice.of(Set.of(Priority.CRITICAL))),
        all.having(Choice.free(), new Choice<>(Set.of(), Set.of(Priority.LOW))),
        all.labelled(new Labels(Set.of(1L), Set.of())),
        all.labelled(new Labels(Set.of(50L), Set.of())),
        all.labelled(new Labels(Set.of(1L, 2L), Set.of(3L))),
        all.of(new Who(5L, false), null),
        all.of(new Who(5L, true), null),
        all.of(new Who(null, false), null),
        all.of(null, new Who(7L, false)),
        all.in(3L),
        all.named(Set.of(17L, 19L), null),
        all.named(Set.of(), "E-17"),
        all.during(new Times(from, free.updated(), free.resolved(), free.active(), free.due())),
        all.during(new Times(free.created(), from, free.resolved(), free.active(), free.due())),
        all.during(new Times(free.created(), free.updated(), from, free.active(), free.due())),
        all.during(new Times(free.created(), free.updated(), free.resolved(), from, free.due())),
        all.during(
            new Times(
                free.created(),
                free.updated(),
                free.resolved(),
                free.active(),
                new Span<>(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02")))),
        all.having(Choice.of(Set.of(Status.IN_PROGRESS)), Choice.of(Set.of(Priority.HIGH))).in(3L),
        all.deleted(true),
        all.saying(SearchText.of("everywhere")).sortedBy(Sort.LAST_ACTIVITY_AT, true),
        all.saying(SearchText.of("rare7")).sortedBy(Sort.LAST_ACTIVITY_AT, true),
        all.saying(SearchText.of("everywhere"))
            .during(new Times(free.created(), free.updated(), free.resolved(), from, free.due())),
        all.saying(SearchText.of("everywhere")).labelled(new Labels(Set.of(50L), Set.of())),
        all.saying(SearchText.of("everywhere")),
        all.saying(SearchText.of("rare7")),
        all.saying(SearchText.of("everywhere some5 rare7")),
        all.saying(SearchText.of("everywhere")).sortedBy(Sort.RELEVANCE, true),
        all.saying(SearchText.of("some5")).sortedBy(Sort.RELEVANCE, true).in(3L));
  }

  /** All but lists of similar titles are read by plans that are kept. */
  @ParameterizedTest
  @MethodSource("filters")
  void no_kept_plan_of_a_filter_reads_all_issues_wherever_the_part_begins(IssueCriteria criteria) {
    var list = new IssueListSql(actor(), criteria, matches(criteria).getFirst());
    for (var start : starts(list)) {
      assertThat(keptPlan(list.part(new Window(20, start, Counting.NONE))))
          .as(list.part(new Window(20, start, Counting.NONE)).text())
          .doesNotContain("One-Time Filter: false")
          .doesNotContainPattern(SORTED_AGAIN)
          .doesNotContain("Seq Scan on issues")
          .doesNotContain("Seq Scan on issue_activity")
          .doesNotContain("Seq Scan on search_documents");
    }
  }

  /** Issues of two weeks, in orders that know nothing of them. */
  static Stream<IssueCriteria> fortnights() {
    var free = Times.free();
    var weeks = new Span<>(SOME_DAY, SOME_DAY.plus(Duration.ofDays(14)));
    var days = new Span<>(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-03-20"));
    return Stream.of(
            new Times(weeks, free.updated(), free.resolved(), free.active(), free.due()),
            new Times(free.created(), weeks, free.resolved(), free.active(), free.due()),
            new Times(free.created(), free.updated(), weeks, free.active(), free.due()),
            new Times(free.created(), free.updated(), free.resolved(), weeks, free.due()),
            new Times(free.created(), free.updated(), free.resolved(), free.active(), days))
        .flatMap(
            times ->
                Stream.of(Sort.values())
                    .filter(sort -> sort != Sort.RELEVANCE)
                    .flatMap(
                        sort ->
                            Stream.of(true, false)
                                .map(
                                    down ->
                                        IssueCriteria.everything()
                                            .during(times)
                                            .sortedBy(sort, down))));
  }

  /** Some 500 of 20,000 issues are found by passing a few times as many, whatever the order. */
  @ParameterizedTest
  @MethodSource("fortnights")
  void issues_of_a_time_are_found_without_passing_all(IssueCriteria criteria) {
    var steps = new Steps(200, 20, 200, 1_000);
    var list = new IssueListSql(actor(), criteria, new Matches.All(), steps);
    var window = new Window(20, new Start.Page(1), Counting.NONE);
    assertThat(passed(list.part(window))).as(criteria.toString()).isPositive().isLessThan(6_000);
    list.nearPart(window)
        .ifPresent(near -> assertThat(passed(near)).as(near.text()).isPositive().isLessThan(1_000));
    assertThat(passed(list.counts().upTo(Window.COUNTED)))
        .as("counting " + list.counts().upTo(Window.COUNTED).text())
        .isLessThan(2_000);
  }

  @Test
  void few_issues_of_a_status_are_counted_without_passing_all_of_a_long_time() {
    var free = Times.free();
    var years = new Span<>(Instant.parse("2024-01-02T00:00:00Z"), (Instant) null);
    var created = new Times(years, free.updated(), free.resolved(), free.active(), free.due());
    var updated = new Times(free.created(), years, free.resolved(), free.active(), free.due());
    var rare =
        IssueCriteria.everything().having(Choice.of(Set.of(Status.IN_PROGRESS)), Choice.free());
    for (var times : List.of(created, updated)) {
      var list =
          new IssueListSql(
              actor(), rare.during(times), new Matches.All(), new Steps(0, 20, 200, 1_000));
      assertThat(passed(list.counts().upTo(Window.COUNTED)))
          .as(list.counts().upTo(Window.COUNTED).text())
          .isPositive()
          .isLessThan(6_000);
    }
  }

  /** How many rows all the scans of indexes and tables gave or threw away. */
  private long passed(Statement statement) {
    var plan =
        transactions.read(
            () ->
                sql.rows(
                    "EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF) " + statement.text(),
                    row -> row.text("QUERY PLAN"),
                    statement.data()));
    double passed = 0;
    double loops = 0;
    for (var line : plan) {
      var actual = ACTUAL.matcher(line);
      if (actual.find()) {
        loops = line.contains("Scan") ? Double.parseDouble(actual.group(2)) : 0;
        passed += Double.parseDouble(actual.group(1)) * loops;
      }
      var removed = REMOVED.matcher(line);
      if (removed.find()) {
        passed += Double.parseDouble(removed.group(1)) * loops;
      }
    }
    return Math.round(passed);
  }

  private List<Start> starts(IssueListSql list) {
    var keys = new ArrayList<String>();
    for (var column : list.order().columns()) {
      keys.add(
          switch (column.type()) {
            case "timestamptz" -> SOME_DAY.toString();
            case "date" -> "2025-06-01";
            default -> "2";
          });
    }
    var place = new Position(keys);
    return List.of(new Start.Page(1), new Start.After(place), new Start.Before(place));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void no_filter_reads_all_issues(IssueCriteria criteria) {
    for (var statement : statements(criteria)) {
      assertNoScan(statement);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Sort.class,
      names = {"RELEVANCE"},
      mode = EnumSource.Mode.EXCLUDE)
  void no_order_reads_all_issues(Sort sort) {
    for (boolean descending : List.of(true, false)) {
      var criteria = IssueCriteria.everything().sortedBy(sort, descending);
      var place = place(criteria);
      var list = new IssueListSql(actor(), criteria, new Matches.All());
      for (var start :
          List.of(new Start.Page(1), new Start.After(place), new Start.Before(place))) {
        var part = list.part(new Window(20, start, Counting.NONE));
        assertNoScan(part);
        assertThat(keptPlan(part)).as(part.text()).doesNotContainPattern(SORTED_AGAIN);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Sort.class,
      names = {"RELEVANCE"},
      mode = EnumSource.Mode.EXCLUDE)
  void no_two_rules_read_all_issues(Sort sort) {
    var second = sort == Sort.CREATED_AT ? Sort.PRIORITY : Sort.CREATED_AT;
    var rules = List.of(new Rule(sort, true), new Rule(second, false));
    var criteria = IssueCriteria.everything().sortedBy(rules);
    var list = new IssueListSql(actor(), criteria, new Matches.All());
    assertNoScan(list.part(new Window(20, new Start.Page(1), Counting.NONE)));
    assertNoScan(list.part(new Window(20, new Start.After(place(criteria)), Counting.NONE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"everywhere", "rare7", "everywhere -some5"})
  void snippets_read_no_more_than_the_issues_that_are_shown(String text) {
    assertNoScan(Highlights.find(planOf(text), List.of(7L, 77L, 777L)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 50})
  void issues_of_a_label_are_walked_in_their_order_from_any_place(long label) {
    var criteria = IssueCriteria.everything().labelled(new Labels(Set.of(label), Set.of()));
    var deep = new Position(List.of(SOME_DAY.toString(), "9000"));
    var list = new IssueListSql(actor(), criteria, new Matches.All());
    var after = plan(list.part(new Window(20, new Start.After(deep), Counting.NONE)));
    assertThat(plan(list.part(new Window(20, new Start.Page(1), Counting.NONE))))
        .contains("Backward using issue_labels_by_label");
    assertThat(after)
        .contains("Backward using issue_labels_by_label")
        .containsPattern("Index Cond: .*issue_created_at <=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-08", "2026-08-28"})
  void issues_due_on_some_days_are_walked_day_by_day_from_any_place(String end) {
    var free = Times.free();
    var days = new Span<>(LocalDate.parse("2026-03-01"), LocalDate.parse(end));
    var times = new Times(free.created(), free.updated(), free.resolved(), free.active(), days);
    var criteria = IssueCriteria.everything().during(times);
    var deep = new Position(List.of(SOME_DAY.toString(), "9000"));
    var list = new IssueListSql(actor(), criteria, new Matches.All());
    for (var start : List.of(new Start.Page(1), new Start.After(deep), new Start.Before(deep))) {
      assertThat(keptPlan(list.part(new Window(20, start, Counting.NONE))))
          .contains("issues_due")
          .doesNotContain("Bitmap Heap Scan");
    }
  }

  /** Whoever takes an import back deletes a hundred thousand of the newest. */
  @Test
  void what_was_deleted_is_not_passed_on_the_way() {
    var all = IssueCriteria.everything();
    var one = new Labels(Set.of(1L), Set.of());
    var free = Times.free();
    var lately = new Span<>(SOME_DAY.minus(Duration.ofDays(500)), (Instant) null);
    var active = new Times(free.created(), free.updated(), free.resolved(), lately, free.due());
    transactions.rehearse(
        () -> {
          sql.update(
              """
              UPDATE issues SET deleted_at = now(), deleted_by = 1 WHERE id IN
                (SELECT issue_id FROM issue_activity ORDER BY last_at DESC LIMIT 10000)
              """);
          for (var criteria :
              List.of(
                  all.sortedBy(Sort.LAST_ACTIVITY_AT, true),
                  all.during(active).sortedBy(Sort.LAST_ACTIVITY_AT, true),
                  all.during(active),
                  all.labelled(one))) {
            var list = new IssueListSql(actor(), criteria, new Matches.All());
            var window = new Window(20, new Start.Page(1), Counting.NONE);
            var part = list.nearPart(window).orElse(list.part(window));
            assertThat(passed(part)).as(part.text()).isBetween(20L, 2_000L);
          }
          return true;
        });
  }

  @Test
  void the_index_is_asked_for_words_that_are_not_everywhere() {
    assertThat(planOf("everywhere some5 \"rare7\"").rare())
        .contains("rare7")
        .doesNotContain("everywher");
    for (var whole :
        List.of(
            "everywhere",
            "some5 \"rare7\"",
            "everywhere -rare7",
            "everywhere or rare7",
            "\"everywhere rare7\"",
            "b c d e f g h j k everywhere")) {
      var plan = planOf(whole);
      assertThat(plan.rare()).as(whole).isEqualTo(plan.query());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"everywhere", "\"some5\"", "\"rare7\"", "everywhere \"rare7\""})
  void words_are_looked_for_by_a_plan_that_is_kept(String text) {
    for (var criteria :
        List.of(everyIssue(text), everyIssue(text).sortedBy(Sort.RELEVANCE, true))) {
      var list = new IssueListSql(actor(), criteria, Matches.of(planOf(text), criteria, 20));
      var part = list.part(new Window(20, new Start.Page(1), Counting.NONE));
      assertThat(kept(part)).as(part.text()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("filters")
  void a_list_that_is_asked_for_often_is_planned_no_more(IssueCriteria criteria) {
    var list = new IssueListSql(actor(), criteria, matches(criteria).getFirst());
    var window = new Window(20, new Start.Page(1), Counting.NONE);
    var part = list.part(window);
    assertThat(kept(part)).as(part.text()).isPositive();
    list.nearPart(window).ifPresent(near -> assertThat(kept(near)).as(near.text()).isPositive());
  }

  /** How often the plan was taken that does for any data; five times nobody asks for it. */
  private long kept(Statement part) {
    return transactions.read(
        () -> {
          for (int i = 0; i < 7; i++) {
            sql.rows(part.text(), row -> row.number("id"), part.data());
          }
          return sql.row(
                  "SELECT generic_plans AS n FROM pg_prepared_statements WHERE statement = ?",
                  row -> row.number("n"),
                  numbered(part.text()))
              .orElseThrow();
        });
  }

  private static String numbered(String text) {
    int parameters = 0;
    var numbered = new StringBuilder();
    for (char character : text.toCharArray()) {
      numbered.append(character == '?' ? "$" + ++parameters : character);
    }
    return numbered.toString();
  }

  @Test
  void all_words_must_be_there_whatever_the_index_was_asked_for() {
    for (var text :
        List.of("everywhere \"rare7\"", "everywhere \"some5\"", "everywhere some5 \"rare7\"")) {
      var plan = planOf(text);
      assertThat(plan.rare()).as(text).isNotEqualTo(plan.query());
      var collected =
          new IssueListSql(actor(), everyIssue(text), Matches.collected(plan)).counts().all();
      var asked =
          new IssueListSql(
                  actor(),
                  everyIssue(text),
                  new Matches.Asked(Long.MAX_VALUE, Matches.collected(plan)))
              .counts()
              .all();
      assertThat(number(collected)).as(text).isEqualTo(number(asked));
    }
  }

  private SearchPlan planOf(String text) {
    return transactions.read(() -> SearchPlan.of(sql, SearchText.of(text)));
  }

  private static IssueCriteria everyIssue(String text) {
    return IssueCriteria.everything().saying(SearchText.of(text));
  }

  private long number(Statement statement) {
    return transactions
        .read(() -> sql.rows(statement.text(), row -> row.number("n"), statement.data()))
        .getFirst();
  }

  private Position place(IssueCriteria criteria) {
    var window = new Window(20, new Start.Page(100), Counting.NONE);
    return read(() -> ports.issueSearch().list(actor(), criteria, window)).next();
  }

  private List<Statement> statements(IssueCriteria criteria) {
    var window = new Window(20, new Start.Page(1), Counting.NONE);
    var statements = new ArrayList<Statement>();
    for (var matches : matches(criteria)) {
      var list = new IssueListSql(actor(), criteria, matches);
      statements.add(list.part(window));
      list.nearPart(window).ifPresent(statements::add);
      WordWalk.of(list)
          .ifPresent(
              walk -> {
                statements.add(walk.countPassed(window.start()));
                statements.add(walk.countMet(1_000));
              });
      var unranked =
          criteria.isSortedBy(Sort.RELEVANCE)
              ? new IssueListSql(actor(), criteria.sortedBy(Sort.CREATED_AT, true), matches)
              : list;
      statements.add(unranked.counts().upTo(Window.COUNTED));
      statements.add(unranked.counts().all());
      statements.add(unranked.counts().values(EnumSet.allOf(Facet.class), SAMPLE));
    }
    return statements;
  }

  /** As the search would choose; titles that are similar come through an index in any case. */
  private List<Matches> matches(IssueCriteria criteria) {
    var text = criteria.text();
    if (text == null) {
      return List.of(new Matches.All());
    }
    var plan = transactions.read(() -> SearchPlan.of(sql, text));
    return List.of(
        Matches.of(plan, criteria, 20),
        Matches.of(plan, criteria, 20, new Frame.Range(1, 5_000)),
        new Matches.Similar("Zanzibar7", null, List.of()),
        new Matches.Similar("Zanzibar7", plan.query(), List.of(7L, 77L)));
  }

  private void assertNoScan(Statement statement) {
    assertThat(plan(statement))
        .as(statement.text() + Arrays.toString(statement.data()))
        .doesNotContain("Seq Scan on issues")
        .doesNotContain("Seq Scan on issue_activity")
        .doesNotContain("Seq Scan on search_documents");
  }

  private String plan(Statement statement) {
    return transactions.read(() -> explained(statement));
  }

  /** The plan that would do for any parameters. */
  private String keptPlan(Statement statement) {
    var data = statement.data();
    var types = Arrays.stream(data).map(IssueListPlansTest::type).collect(Collectors.joining(", "));
    var nothing = String.join(", ", Collections.nCopies(data.length, "NULL"));
    try (var connection = TestPostgres.connect(settings);
        var explaining = connection.createStatement()) {
      explaining.execute("SET random_page_cost = 1.1; SET plan_cache_mode = force_generic_plan");
      explaining.execute("PREPARE list (" + types + ") AS " + numbered(statement.text()));
      var lines = new ArrayList<String>();
      try (var plan = explaining.executeQuery("EXPLAIN EXECUTE list (" + nothing + ")")) {
        while (plan.next()) {
          lines.add(plan.getString(1));
        }
      }
      return String.join("\n", lines);
    } catch (SQLException e) {
      throw new AssertionError(statement.text(), e);
    }
  }

  /** As the driver tells it. */
  private static String type(Object value) {
    return switch (value) {
      case Long number -> "bigint";
      case Long[] numbers -> "bigint[]";
      case String[] texts -> "varchar[]";
      case Instant time -> "timestamptz";
      case LocalDate date -> "date";
      default -> "varchar";
    };
  }

  private String explained(Statement statement) {
    var lines =
        sql.rows("EXPLAIN " + statement.text(), row -> row.text("QUERY PLAN"), statement.data());
    return String.join("\n", lines);
  }
}
