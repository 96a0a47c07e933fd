package dev.issuetracker.persistence;

import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.IssueCriteria.Times;
import dev.issuetracker.application.finding.Span;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * A stretch of one time, in a list that is sorted by another. How far it is along the order to the
 * next issue of that stretch nobody knows, and the planner, which takes them for spread evenly, is
 * off by years. So they are found step by step, and each step is bounded: those that are near along
 * the order, which a statement of its own tells, since most lists end there; all of that stretch if
 * they are few; those that a walk along the order meets in a while; all of that stretch if they are
 * not very many; and else those that the walk meets however long it takes.
 */
record OtherTime(Time time, Span<?> span) {
  private static final String GIVEN_UP = "EXISTS (SELECT FROM walked WHERE step = %d)\n";

  /**
   * How far each step goes. A walk passes an issue in the time in which about one and a half are
   * collected.
   */
  record Steps(int near, int few, int walked, int many) {
    static final Steps USUAL = new Steps(500, 100, 5_000, 50_000);
  }

  /** A time that issues have, and where. */
  enum Time {
    CREATED("i.created_at"),
    UPDATED("i.updated_at"),
    RESOLVED("i.resolved_at"),
    ACTIVE("act.last_at"),
    DUE("i.due_date");

    private final String column;

    Time(String column) {
      this.column = column;
    }

    private Span<?> of(Times times) {
      return switch (this) {
        case CREATED -> times.created();
        case UPDATED -> times.updated();
        case RESOLVED -> times.resolved();
        case ACTIVE -> times.active();
        case DUE -> times.due();
      };
    }

    private Times free(Times times) {
      return new Times(
          this == CREATED ? Span.open() : times.created(),
          this == UPDATED ? Span.open() : times.updated(),
          this == RESOLVED ? Span.open() : times.resolved(),
          this == ACTIVE ? Span.open() : times.active(),
          this == DUE ? Span.open() : times.due());
    }

    private boolean sorts(Sort sort) {
      return switch (this) {
        case CREATED -> sort == Sort.CREATED_AT;
        case UPDATED -> sort == Sort.UPDATED_AT;
        case RESOLVED -> false;
        case ACTIVE -> sort == Sort.LAST_ACTIVITY_AT;
        case DUE -> sort == Sort.DUE_DATE;
      };
    }

    /** The ids of issues in the order of this time, so that its index is taken. */
    private Statement ids(Span<?> span) {
      var from =
          this == ACTIVE
              ? "SELECT act.issue_id AS id FROM issue_activity act WHERE act.listed\n"
              : "SELECT i.id FROM issues i WHERE i.deleted_at IS NULL\n";
      return Statement.of(from)
          .and(IssueConditions.within(column, span))
          .and("ORDER BY " + column + "\n");
    }
  }

  /** The one that is narrowed from both sides, if there are several. */
  static Optional<OtherTime> of(IssueCriteria criteria) {
    boolean walked =
        criteria.order().size() == 1
            && !criteria.times().equals(Times.free())
            && criteria.equals(
                IssueCriteria.everything()
                    .having(criteria.statuses(), criteria.priorities())
                    .during(criteria.times())
                    .sortedBy(criteria.order()));
    if (!walked) {
      return Optional.empty();
    }
    var sort = criteria.order().getFirst().sort();
    return Arrays.stream(Time.values())
        .filter(time -> !time.sorts(sort))
        .map(time -> new OtherTime(time, time.of(criteria.times())))
        .filter(other -> !other.span.isOpen())
        .max(Comparator.comparing(OtherTime::hasTwoEnds));
  }

  private boolean hasTwoEnds() {
    return span.from() != null && span.before() != null;
  }

  /** The same, if nothing else narrows the list. */
  static Optional<OtherTime> only(IssueCriteria criteria) {
    return of(criteria)
        .filter(
            other ->
                other.free(criteria).equals(IssueCriteria.everything().sortedBy(criteria.order())));
  }

  private IssueCriteria free(IssueCriteria criteria) {
    return criteria.during(time.free(criteria.times()));
  }

  /** Begins a statement with {@code found}: the ids of all issues of this time. */
  Statement all() {
    return Statement.of("WITH found AS (").and(time.ids(span)).and(")\n");
  }

  /** The same, but for no more than are collected, and one. */
  Statement upToMany(Steps steps) {
    return Statement.of("WITH found AS MATERIALIZED (")
        .and(time.ids(span))
        .and("LIMIT " + (steps.many + 1) + ")\n");
  }

  String areTooMany(Steps steps) {
    return "((SELECT count(*) FROM found) > " + steps.many + ")\n";
  }

  /** What a walk along the order passes, whether it is in the list or not. */
  static IssueCriteria passed(IssueCriteria criteria) {
    return IssueCriteria.everything().during(times(criteria, true)).sortedBy(criteria.order());
  }

  /** What an issue that is passed has to fulfil to be in the list. */
  static IssueCriteria met(IssueCriteria criteria) {
    return criteria.during(times(criteria, false));
  }

  private static Times times(IssueCriteria criteria, boolean sorting) {
    var sort = criteria.order().getFirst().sort();
    var times = criteria.times();
    for (var time : Time.values()) {
      times = time.sorts(sort) == sorting ? times : time.free(times);
    }
    return times;
  }

  /**
   * Those issues {@code i} of a walk that are in the list, as far as they are near. That these are
   * fewer than are wanted does not mean that the list has no more.
   *
   * @param passed a walk along what is passed, in the order
   * @param met what is asked of an issue {@code i} on the way
   */
  static Statement near(Steps steps, Statement passed, Statement met, String order) {
    return Statement.all(
        Statement.of("SELECT i.* FROM ("),
        passed,
        Statement.of(order + "LIMIT " + steps.near + ") i\n"),
        met);
  }

  /**
   * Begins a statement with {@code found}: the ids of issues among which are the first of the list.
   *
   * @param passed a walk along what is passed, in the order
   * @param met what is asked of an issue {@code i} on the way
   * @param list ids along the list itself
   * @param most how many of them are wanted
   */
  Statement found(
      Steps steps, Statement passed, Statement met, Statement list, String order, long most) {
    var gaveUp = GIVEN_UP.formatted(steps.walked);
    // Whether a step is taken is asked around it, so that not even its processes begin.
    return Statement.all(
        Statement.of("WITH few AS MATERIALIZED ("),
        time.ids(span),
        Statement.of(
            """
            LIMIT %d), walked AS MATERIALIZED (
              SELECT id, step FROM (
                SELECT i.id, i.step FROM (SELECT i.*, row_number() OVER () AS step FROM (
            """
                .formatted(steps.few + 1)),
        passed,
        Statement.of(order + "LIMIT " + steps.walked + ") i) i\n"),
        met,
        Statement.of(
            """
                OR i.step = %d LIMIT %d) w WHERE (SELECT count(*) FROM few) > %d),
            many AS MATERIALIZED (SELECT id FROM (
            """
                .formatted(steps.walked, most, steps.few)),
        time.ids(span),
        Statement.of(
            """
              LIMIT %d) m WHERE %s),
            found AS (
              SELECT id FROM few WHERE (SELECT count(*) FROM few) <= %d
              UNION ALL SELECT id FROM walked WHERE NOT %s
              UNION ALL SELECT id FROM many WHERE (SELECT count(*) FROM many) <= %d
              UNION ALL SELECT id FROM (
            """
                .formatted(steps.many + 1, gaveUp, steps.few, gaveUp, steps.many)),
        list,
        Statement.of(
            order
                + "LIMIT %d) rest WHERE (SELECT count(*) FROM many) > %d)\n"
                    .formatted(most, steps.many)));
  }
}
