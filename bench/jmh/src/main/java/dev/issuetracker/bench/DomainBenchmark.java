package dev.issuetracker.bench;

import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Reconciliation;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Step;
import dev.issuetracker.domain.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The verbs that every write goes through. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DomainBenchmark {
  private static final int STEPS = 100;

  private final Issue issue = Samples.issue();
  private final List<Step> past = new ArrayList<>();
  private final Issue current = aged();
  private final Reconciliation reconciliation = Reconciliation.of(current, past);
  private final IssueEdit oneField = IssueEdit.edit().title("Another title").build();
  private final IssueEdit fiveFields =
      IssueEdit.edit()
          .title("Another title")
          .description("Another description")
          .status(Status.RESOLVED)
          .priority(Priority.CRITICAL)
          .labels(List.of(new LabelRef(3, "docs", "#cccccc"), new LabelRef(1, "bug", "#d73a4a")))
          .build();
  private final IssueEdit nothing = IssueEdit.edit().title(issue.title()).build();

  /** A hundred versions on, by changes of the priority and of the labels in turn. */
  private Issue aged() {
    var aging = issue;
    for (int i = 0; i < STEPS; i++) {
      var changed = aging.edit(Samples.step(aging, i), project -> 0, Samples.NOW);
      aging = changed.issue();
      for (var event : changed.events()) {
        past.add(new Step(aging.version(), event, issue.reporter(), Samples.NOW));
      }
    }
    return aging;
  }

  @Benchmark
  public Changed editOneField() {
    return issue.edit(oneField, project -> 0, Samples.NOW);
  }

  @Benchmark
  public Changed editFiveFields() {
    return issue.edit(fiveFields, project -> 0, Samples.NOW);
  }

  @Benchmark
  public Changed editThatChangesNothing() {
    return issue.edit(nothing, project -> 0, Samples.NOW);
  }

  @Benchmark
  public int workflowOfAllMoves() {
    int allowed = 0;
    for (var from : Status.values()) {
      for (var to : Status.values()) {
        allowed += Workflow.allows(from, to) ? 1 : 0;
      }
    }
    return allowed;
  }

  @Benchmark
  public Set<IssueField> overlapOfFiveFields() {
    return reconciliation.overlapping(fiveFields);
  }

  @Benchmark
  public Changed mergeOverAHundredVersions() {
    var since = Reconciliation.of(current, past);
    return current.edit(since.touched(oneField), project -> 0, Samples.NOW);
  }

  @Benchmark
  public Reconciliation foldAHundredEvents() {
    return Reconciliation.of(current, past);
  }
}
