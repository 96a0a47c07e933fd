package dev.issuetracker.application.memory;

import dev.issuetracker.application.reports.Question;
import dev.issuetracker.application.reports.Report;
import dev.issuetracker.application.reports.Report.TopAssignees.Assigned;
import dev.issuetracker.application.reports.ReportQueries;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at every issue and at everything that happened. */
final class MemoryReportQueries implements ReportQueries {
  private final MemoryStore store;
  private final Present present;

  MemoryReportQueries(MemoryStore store, Present present) {
    this.store = store;
    this.present = present;
  }

  /** An issue moved from one status to another; from none when it was created. */
  private record Move(@Nullable Status from, Status to, Instant at) {
    boolean resolves() {
      return from != null && !from.isFinished() && to.isFinished();
    }

    boolean reopens() {
      return from != null && from.isFinished() && !to.isFinished();
    }
  }

  @Override
  public List<Assigned> topAssignees(Question.TopAssignees question) {
    var statuses = question.statuses();
    var counts =
        living(question.project())
            .filter(issue -> statuses.isEmpty() || statuses.contains(issue.status()))
            .map(Issue::assignee)
            .filter(Objects::nonNull)
            .map(present::person)
            .collect(Collectors.groupingBy(person -> person, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> new Assigned(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing(Assigned::issueCount)
                .reversed()
                .thenComparing(one -> one.assignee().username()))
        .limit(question.limit())
        .toList();
  }

  @Override
  public Report.Spread latency(Question.Latency question, @Nullable Instant from) {
    var begunSomeTime = begunSomeTime();
    var seconds =
        living(question.project())
            .filter(issue -> isOf(issue, question.assignee()))
            .filter(issue -> !begunSomeTime.contains(issue.id()))
            .flatMap(issue -> took(issue, from).stream())
            .sorted()
            .toList();
    if (seconds.isEmpty()) {
      return new Report.Spread(0, null, null, null, null);
    }
    double sum = seconds.stream().mapToDouble(Double::doubleValue).sum();
    return new Report.Spread(
        seconds.size(),
        sum / seconds.size(),
        share(seconds, 0.5),
        share(seconds, 0.9),
        share(seconds, 0.95));
  }

  private static Optional<Double> took(Issue issue, @Nullable Instant from) {
    var resolved = issue.resolvedAt();
    return resolved == null || (from != null && resolved.isBefore(from))
        ? Optional.empty()
        : Optional.of(Duration.between(issue.createdAt(), resolved).toNanos() / 1e9);
  }

  /** The issues that came finished and do not tell when they began, or that they began with it. */
  private Set<Long> begunSomeTime() {
    return store.events.all().stream()
        .filter(
            recorded ->
                recorded.event() instanceof IssueEvent.Created(var issue)
                    && (issue.createdAt().equals(issue.resolvedAt())
                        || issue.createdAt().equals(issue.closedAt())))
        .map(Recorded::issueId)
        .collect(Collectors.toSet());
  }

  private static boolean isOf(Issue issue, @Nullable Long assignee) {
    var person = issue.assignee();
    return assignee == null || (person != null && person.id() == assignee);
  }

  /** Between two values where it falls between them. */
  private static double share(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    double one = sorted.get(below);
    return one + (sorted.get(above) - one) * (place - below);
  }

  @Override
  public List<Happened> happened(long reader, @Nullable Long project, List<Instant> bounds) {
    var moves = moves(project);
    var results = new ArrayList<Happened>();
    for (int at = 0; at + 1 < bounds.size(); at++) {
      var from = bounds.get(at);
      var to = bounds.get(at + 1);
      Predicate<Instant> in = instant -> !instant.isBefore(from) && instant.isBefore(to);
      results.add(
          new Happened(
              moves.stream().filter(move -> move.from == null && in.test(move.at)).count(),
              moves.stream().filter(move -> move.resolves() && in.test(move.at)).count(),
              moves.stream().filter(move -> move.reopens() && in.test(move.at)).count()));
    }
    return results;
  }

  @Override
  public List<Levels> levels(long reader, @Nullable Long project, List<Instant> ends) {
    var moves = moves(project);
    return ends.stream()
        .map(
            end -> {
              var until = moves.stream().filter(move -> move.at.isBefore(end)).toList();
              return levels(status -> level(until, status));
            })
        .toList();
  }

  private static long level(List<Move> moves, Status status) {
    return moves.stream().filter(move -> move.to == status).count()
        - moves.stream().filter(move -> move.from == status).count();
  }

  @Override
  public List<Levels> unfinished(long reader, @Nullable Long project, List<Instant> bounds) {
    var results = new ArrayList<Levels>();
    for (int at = 0; at <= bounds.size(); at++) {
      var from = at == 0 ? Instant.MIN : bounds.get(at - 1);
      var to = at == bounds.size() ? Instant.MAX : bounds.get(at);
      var in =
          living(project)
              .filter(issue -> !issue.status().isFinished())
              .filter(issue -> !issue.createdAt().isBefore(from) && issue.createdAt().isBefore(to))
              .toList();
      results.add(levels(status -> in.stream().filter(issue -> issue.status() == status).count()));
    }
    return results;
  }

  private static Levels levels(ToLongFunction<Status> count) {
    return new Levels(
        count.applyAsLong(Status.OPEN),
        count.applyAsLong(Status.IN_PROGRESS),
        count.applyAsLong(Status.RESOLVED),
        count.applyAsLong(Status.CLOSED));
  }

  private Stream<Issue> living(@Nullable Long project) {
    return store.issues.all().stream()
        .filter(issue -> !issue.isDeleted())
        .filter(issue -> project == null || project == issue.project().id());
  }

  private List<Move> moves(@Nullable Long project) {
    var living = living(project).map(Issue::id).collect(Collectors.toSet());
    return store.events.all().stream()
        .filter(event -> living.contains(event.issueId()))
        .flatMap(MemoryReportQueries::move)
        .toList();
  }

  private static Stream<Move> move(Recorded recorded) {
    return switch (recorded.event()) {
      case IssueEvent.Created(var issue) -> creation(issue, recorded.occurredAt());
      case IssueEvent.Changed(var field, var from, var to)
          when field == IssueField.STATUS
              && from instanceof Status before
              && to instanceof Status after ->
          Stream.of(new Move(before, after, recorded.occurredAt()));
      case IssueEvent.Changed ignored -> Stream.empty();
      case IssueEvent.LabelsChanged ignored -> Stream.empty();
      case IssueEvent.Deleted ignored -> Stream.empty();
      case IssueEvent.Restored ignored -> Stream.empty();
      case IssueEvent.CommentAdded ignored -> Stream.empty();
      case IssueEvent.AttachmentAdded ignored -> Stream.empty();
      case IssueEvent.AttachmentRemoved ignored -> Stream.empty();
      case IssueEvent.Redacted ignored -> Stream.empty();
    };
  }

  /** What was finished before it came here was open until then, as far as anybody knows. */
  private static Stream<Move> creation(Issue issue, Instant at) {
    var resolved = issue.resolvedAt();
    var closed = issue.closedAt();
    if (resolved == null && closed == null) {
      return Stream.of(new Move(null, issue.status(), at));
    }
    var moves = Stream.<Move>builder().add(new Move(null, Status.OPEN, at));
    if (resolved != null) {
      moves.add(new Move(Status.OPEN, closed == null ? issue.status() : Status.RESOLVED, resolved));
    }
    if (closed != null) {
      moves.add(new Move(resolved == null ? Status.OPEN : Status.RESOLVED, Status.CLOSED, closed));
    }
    return moves.build();
  }
}
