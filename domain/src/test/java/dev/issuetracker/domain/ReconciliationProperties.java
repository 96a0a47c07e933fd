package dev.issuetracker.domain;

import static dev.issuetracker.domain.IssueFixture.ALICE;
import static dev.issuetracker.domain.IssueFixture.BOB;
import static dev.issuetracker.domain.IssueFixture.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Holds the reconciliation, which knows events alone, against one that kept every version. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ReconciliationProperties {

  /** What happened to an issue: all of its versions, and the steps between them. */
  record Past(List<Issue> versions, List<Step> steps) {
    Issue current() {
      return versions.getLast();
    }

    Issue base(int index) {
      return versions.get(index % versions.size());
    }

    List<Step> since(Issue base) {
      return steps.stream().filter(step -> step.version() > base.version()).toList();
    }

    Reconciliation reconciliation(Issue base) {
      return Reconciliation.of(current(), since(base));
    }
  }

  @Property
  void the_base_is_what_the_fields_held(
      @ForAll("pasts") Past past, @ForAll @IntRange(max = 9) int index) {
    var base = past.base(index);
    var reconciliation = past.reconciliation(base);

    for (var field : IssueField.values()) {
      assertThat(field.same(reconciliation.base(field), base.value(field)))
          .as(field.code())
          .isTrue();
    }
  }

  @Property
  void the_first_change_of_a_field_and_all_of_the_labels_are_enough(
      @ForAll("pasts") Past past, @ForAll @IntRange(max = 9) int index) {
    var base = past.base(index);
    var seen = EnumSet.noneOf(IssueField.class);
    var few =
        past.since(base).stream()
            .filter(
                step ->
                    !(step.event() instanceof IssueEvent.Changed changed)
                        || seen.add(changed.field()))
            .toList();

    for (var field : IssueField.values()) {
      assertThat(field.same(Reconciliation.of(past.current(), few).base(field), base.value(field)))
          .as(field.code())
          .isTrue();
    }
  }

  @Property
  void fields_overlap_when_both_sides_moved_them_to_different_values(
      @ForAll("pasts") Past past,
      @ForAll @IntRange(max = 9) int index,
      @ForAll("edits") IssueEdit edit) {
    var base = past.base(index);

    assertThat(past.reconciliation(base).overlapping(edit))
        .isEqualTo(overlapping(base, past.current(), edit));
  }

  private static Set<IssueField> overlapping(Issue base, Issue current, IssueEdit edit) {
    var overlapping = EnumSet.noneOf(IssueField.class);
    for (var field : edit.fields()) {
      boolean mine = !field.same(edit.value(field), base.value(field));
      boolean theirs = !field.same(current.value(field), base.value(field));
      boolean agree = field.same(edit.value(field), current.value(field));
      if (mine && theirs && !agree) {
        overlapping.add(field);
      }
    }
    return overlapping;
  }

  @Property
  void the_touched_fields_are_those_that_the_caller_moved(
      @ForAll("pasts") Past past,
      @ForAll @IntRange(max = 9) int index,
      @ForAll("edits") IssueEdit edit) {
    var base = past.base(index);
    var moved =
        edit.fields().stream()
            .filter(field -> !field.same(edit.value(field), base.value(field)))
            .toList();

    var touched = past.reconciliation(base).touched(edit);

    assertThat(touched.fields()).containsExactlyInAnyOrderElementsOf(moved);
    moved.forEach(field -> assertThat(touched.value(field)).isEqualTo(edit.value(field)));
  }

  @Property
  void a_merge_without_overlap_keeps_what_both_sides_did(
      @ForAll("pasts") Past past,
      @ForAll @IntRange(max = 9) int index,
      @ForAll("edits") IssueEdit edit) {
    var base = past.base(index);
    var reconciliation = past.reconciliation(base);
    var touched = reconciliation.touched(edit);
    if (!reconciliation.overlapping(edit).isEmpty()
        || past.current().illegalMove(touched).isPresent()) {
      return;
    }
    var merged = past.current().edit(touched, to -> 99, past.current().updatedAt()).issue();

    for (var field : IssueField.values()) {
      boolean mine = touched.fields().contains(field);
      var expected = mine ? edit.value(field) : past.current().value(field);
      assertThat(field.same(merged.value(field), expected)).as(field.code()).isTrue();
    }
  }

  @Property
  void an_edit_of_the_present_version_never_overlaps(
      @ForAll("pasts") Past past, @ForAll("edits") IssueEdit edit) {
    assertThat(Reconciliation.of(past.current(), List.of()).overlapping(edit)).isEmpty();
  }

  @Provide
  Arbitrary<IssueEdit> edits() {
    return Edits.any();
  }

  @Provide
  Arbitrary<Past> pasts() {
    return Combinators.combine(Edits.any(), Edits.any().list().ofMaxSize(8))
        .as(ReconciliationProperties::past);
  }

  private static Past past(IssueEdit beginning, List<IssueEdit> edits) {
    var clock = TickingClock.from("2026-02-01T00:00:00Z");
    var issue = anIssue().build().edit(beginning, to -> 1, clock.instant()).issue();
    var versions = new ArrayList<>(List.of(issue));
    var steps = new ArrayList<Step>();
    for (var edit : edits) {
      var before = versions.getLast();
      var changed = changed(before, edit, clock);
      if (!changed.isUnchanged()) {
        versions.add(changed.issue());
        changed.events().forEach(event -> steps.add(step(changed.issue(), event)));
      }
    }
    return new Past(versions, steps);
  }

  /** Where the workflow allows no edit, something else happens that makes a version. */
  private static Changed changed(Issue before, IssueEdit edit, TickingClock clock) {
    var at = clock.instant();
    if (before.illegalMove(edit).isEmpty()) {
      return before.edit(edit, to -> before.number() + 1, at);
    }
    return before.isDeleted() ? before.restore(at) : before.delete(ALICE, at);
  }

  private static Step step(Issue issue, IssueEvent event) {
    return new Step(issue.version(), event, BOB, issue.updatedAt());
  }
}
