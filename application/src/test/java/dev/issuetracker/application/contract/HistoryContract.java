package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueEdit.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.history.History;
import dev.issuetracker.application.history.History.Aftermath;
import dev.issuetracker.application.history.History.Span;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Reconciliation;
import dev.issuetracker.domain.Rejection.StaleVersion;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What everybody keeps who tells what happened between two versions of an issue. */
public abstract class HistoryContract extends PortsContract {

  @Test
  void nothing_happened_between_a_version_and_itself() {
    var issue = world.open(world.anIssue());

    assertThat(between(issue, 1, 1)).isEqualTo(new Aftermath(List.of(), false, List.of()));
    assertThat(between(issue, 5, 9)).isEqualTo(new Aftermath(List.of(), false, List.of()));
    assertThat(between(issue, 9, 5)).isEqualTo(new Aftermath(List.of(), false, List.of()));
  }

  @Test
  void a_step_tells_version_field_values_actor_and_time() {
    var issue = world.open(world.anIssue().titled("Before"));
    var by = world.by(world.alice());
    var renamed = issue.edit(edit().title("After").build(), project -> 0, by.at());
    world.write(() -> ports.issues().save(List.of(renamed), by));

    assertThat(between(issue, 1, 2).newest())
        .containsExactly(
            new Step(
                2,
                new IssueEvent.Changed(IssueField.TITLE, "Before", "After"),
                world.alice(),
                by.at()));
  }

  @Test
  void every_field_comes_back_as_what_it_is() {
    var issue = world.open(world.anIssue().labelled(world.label("bug")));
    var other = world.project("B").ref();
    var wanted =
        edit()
            .title("New title")
            .description("New\ndescription")
            .status(Status.RESOLVED)
            .priority(Priority.CRITICAL)
            .dueDate(LocalDate.of(2026, 2, 28))
            .assignee(world.bob())
            .project(other)
            .labels(world.labels("docs"))
            .build();
    var changed = world.write(() -> world.changed(issue, wanted));
    world.write(() -> ports.issues().save(List.of(changed), world.by(world.bob())));

    var steps = between(issue, 1, 2).newest();

    assertThat(steps).allSatisfy(step -> assertThat(step.version()).isEqualTo(2));
    assertThat(steps.stream().map(Step::event).map(HistoryContract::withoutColors))
        .isEqualTo(changed.events().stream().map(HistoryContract::withoutColors).toList());
  }

  @Test
  void steps_come_oldest_first_and_only_from_between_the_versions() {
    var issue = world.open(world.anIssue().titled("v1"));
    for (int version = 2; version <= 6; version++) {
      issue = world.rename(issue, "v" + version);
      world.comment(issue, "A comment is no step");
    }

    var aftermath = between(issue, 2, 5);

    assertThat(aftermath.newest()).extracting(Step::version).containsExactly(3L, 4L, 5L);
    assertThat(aftermath.truncated()).isFalse();
    assertThat(Reconciliation.of(issue, between(issue, 2, 6).baseline()).base(IssueField.TITLE))
        .isEqualTo("v2");
  }

  @Test
  void deletion_and_restoration_are_steps() {
    var issue = world.restore(world.delete(world.open(world.anIssue())));

    assertThat(between(issue, 1, 3).newest().stream().map(Step::event))
        .containsExactly(new IssueEvent.Deleted(), new IssueEvent.Restored());
  }

  @Test
  void of_very_many_steps_the_newest_come_and_the_baseline_reaches_back() {
    var bug = world.label("bug");
    var issue = world.open(world.anIssue().titled("v1").labelled(bug));
    issue = world.edit(issue, edit().title("v2").labels(List.of()).build());
    for (int i = 0; i < StaleVersion.MOST_CHANGES + 1; i++) {
      var to = issue.priority() == Priority.LOW ? Priority.HIGH : Priority.LOW;
      issue = world.edit(issue, edit().priority(to).build());
    }

    var aftermath = between(issue, 1, issue.version());

    assertThat(aftermath.truncated()).isTrue();
    assertThat(aftermath.newest()).hasSize(StaleVersion.MOST_CHANGES);
    assertThat(aftermath.newest())
        .extracting(Step::version)
        .isEqualTo(versions(issue.version() - StaleVersion.MOST_CHANGES + 1, issue.version()));
    var past = Reconciliation.of(issue, aftermath.baseline());
    assertThat(past.base(IssueField.TITLE)).isEqualTo("v1");
    assertThat(past.base(IssueField.PRIORITY)).isEqualTo(Priority.MEDIUM);
    assertThat(IssueField.LABELS.same(past.base(IssueField.LABELS), List.of(bug))).isTrue();
  }

  private static List<Long> versions(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void exactly_as_many_steps_as_are_told_are_not_truncated() {
    var issue = world.open(world.anIssue());
    for (int i = 0; i < StaleVersion.MOST_CHANGES; i++) {
      issue = world.rename(issue, "Title " + i);
    }

    assertThat(between(issue, 1, issue.version()).truncated()).isFalse();
    assertThat(between(issue, 1, issue.version()).newest()).hasSize(StaleVersion.MOST_CHANGES);
  }

  @Test
  void the_baseline_keeps_long_texts_whole() {
    var text = "𝄞ab".repeat(History.CLIP);
    var issue = world.open(world.anIssue().saying(text));
    issue = world.edit(issue, edit().description("Short").build());

    var aftermath = between(issue, 1, 2);

    assertThat(Reconciliation.of(issue, aftermath.baseline()).base(IssueField.DESCRIPTION))
        .isEqualTo(text);
    var told = (IssueEvent.Changed) aftermath.newest().getFirst().event();
    assertThat(text).startsWith((String) told.from());
    assertThat(((String) told.from()).codePointCount(0, ((String) told.from()).length()))
        .isGreaterThanOrEqualTo(History.CLIP);
  }

  @Test
  void labels_can_be_told_back_through_every_change() {
    var labels = world.labels("bug", "docs", "urgent");
    var issue = world.open(world.anIssue().labelled(labels.get(0)));
    issue = world.edit(issue, edit().labels(labels.subList(1, 3)).build());
    issue = world.edit(issue, edit().labels(labels).build());
    issue = world.edit(issue, edit().labels(List.of()).build());

    assertThat(IssueField.LABELS.same(baseLabels(issue, 1), labels.subList(0, 1))).isTrue();
    assertThat(IssueField.LABELS.same(baseLabels(issue, 2), labels.subList(1, 3))).isTrue();
    assertThat(IssueField.LABELS.same(baseLabels(issue, 3), labels)).isTrue();
  }

  @Test
  void labels_that_came_and_went_again_are_no_part_of_the_baseline() {
    var labels = world.labels("bug", "docs", "urgent");
    var issue = world.open(world.anIssue().labelled(labels.get(0)));
    issue = world.edit(issue, edit().labels(labels.subList(0, 2)).build());
    issue = world.edit(issue, edit().labels(labels.subList(2, 3)).build());
    issue = world.edit(issue, edit().labels(labels.subList(0, 1)).build());

    assertThat(between(issue, 1, 4).baseline()).isEmpty();
    assertThat(between(issue, 1, 4).newest()).hasSize(3);
    issue = world.edit(issue, edit().labels(labels.subList(1, 3)).build());

    assertThat(between(issue, 1, 5).baseline())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.version()).isEqualTo(5);
              assertThat(withoutColors(step.event()))
                  .isEqualTo(
                      withoutColors(
                          new IssueEvent.LabelsChanged(
                              labels.subList(1, 3), labels.subList(0, 1))));
            });
  }

  /** The clocks of two servers disagree. */
  @Test
  void what_a_late_clock_writes_happened_when_the_issue_says_it_was_changed() {
    var issue = world.open(world.anIssue());
    var late = new Authorship(world.alice(), issue.updatedAt().minusSeconds(60), null);
    var renamed = issue.edit(edit().title("Late").build(), project -> 0, late.at());
    world.write(() -> ports.issues().save(List.of(renamed), late));

    var told = timeline(world, ports.history(), issue).getLast();

    assertThat(renamed.issue().updatedAt()).isEqualTo(issue.updatedAt());
    assertThat(told.occurredAt()).isEqualTo(issue.updatedAt());
    assertThat(told.recordedAt()).isEqualTo(late.at());
    assertThat(between(issue, 1, 2).newest().getFirst().at()).isEqualTo(issue.updatedAt());
  }

  private Object baseLabels(Issue issue, long version) {
    return Reconciliation.of(issue, between(issue, version, issue.version()).baseline())
        .base(IssueField.LABELS);
  }

  @Test
  void the_baseline_is_one_of_the_moment_that_was_asked_for() {
    var issue = world.open(world.anIssue().titled("v1"));
    var second = world.rename(issue, "v2");
    world.rename(second, "v3");

    var past = Reconciliation.of(second, between(issue, 1, 2).baseline());

    assertThat(past.base(IssueField.TITLE)).isEqualTo("v1");
    assertThat(between(issue, 1, 2).newest()).hasSize(1);
  }

  @Test
  void people_are_told_by_the_names_that_they_have_now() {
    var issue = world.open(world.anIssue());
    world.edit(issue, edit().assignee(world.alice()).build());
    Renaming.of(ports, world).person(world.alice(), "Alice the Second");

    var step = between(issue, 1, 2).newest().getFirst();

    assertThat(step.actor().name()).isEqualTo("Alice the Second");
    assertThat(((PersonRef) ((IssueEvent.Changed) step.event()).to()).name())
        .isEqualTo("Alice the Second");
  }

  @Test
  void several_issues_at_once_are_told_as_one_after_the_other() {
    var one = world.open(world.anIssue().labelled(world.label("bug")));
    var other = world.rename(world.open(world.anIssue()), "Once");
    for (int i = 0; i < 4; i++) {
      var labels = world.labels("docs-" + i);
      one = world.edit(one, edit().title("T" + i).labels(labels).build());
    }
    var spans =
        List.of(
            new Span(other.id(), 1, 2),
            new Span(one.id(), 2, one.version()),
            new Span(one.id(), 7, 3),
            new Span(other.id(), 2, 2));

    var told = world.read(() -> ports.history().between(spans, 3));

    assertThat(told)
        .isEqualTo(
            List.of(
                between(other, 1, 2),
                between(one, 2, one.version()).newest(3),
                between(one, 7, 3),
                between(other, 2, 2)));
    assertThat(told.get(1).newest()).hasSize(3);
    assertThat(told.get(1).truncated()).isTrue();
  }

  private Aftermath between(Issue issue, long after, long upTo) {
    return world.read(() -> ports.history().between(issue.id(), after, upTo));
  }

  /** The history remembers what a label was called, not what it looked like. */
  private static IssueEvent withoutColors(IssueEvent event) {
    return event instanceof IssueEvent.LabelsChanged(var added, var removed)
        ? new IssueEvent.LabelsChanged(colorless(added), colorless(removed))
        : event;
  }

  private static List<LabelRef> colorless(List<LabelRef> labels) {
    return labels.stream().map(label -> new LabelRef(label.id(), label.name(), "")).toList();
  }

  static List<HistoryEntry> timeline(World world, History history, Issue issue) {
    return world.read(() -> history.timeline(world.actor(), issue.id(), Pages.all())).items();
  }
}
