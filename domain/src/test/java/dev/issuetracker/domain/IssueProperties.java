package dev.issuetracker.domain;

import static dev.issuetracker.domain.IssueFixture.ALICE;
import static dev.issuetracker.domain.IssueFixture.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class IssueProperties {
  private static final Instant NOW = IssueFixture.DAWN.plus(Duration.ofDays(1));

  @Property
  void there_is_a_new_version_exactly_when_there_are_events(
      @ForAll("issues") Issue issue, @ForAll("edits") IssueEdit edit) {
    if (issue.illegalMove(edit).isPresent()) {
      return;
    }
    var changed = edited(issue, edit, NOW);

    assertThat(changed.issue().version())
        .isEqualTo(issue.version() + (changed.events().isEmpty() ? 0 : 1));
    if (changed.isUnchanged()) {
      assertThat(changed.issue()).isSameAs(issue);
    }
  }

  @Property
  void there_is_one_event_for_every_field_that_moved_and_no_other_field_moves(
      @ForAll("issues") Issue issue, @ForAll("edits") IssueEdit edit) {
    if (issue.illegalMove(edit).isPresent()) {
      return;
    }
    var changed = edited(issue, edit, NOW);
    var moved =
        Stream.of(IssueField.values())
            .filter(field -> !field.same(issue.value(field), changed.issue().value(field)))
            .toList();

    assertThat(changed.events()).extracting(IssueEvent::type).isEqualTo(types(moved));
    assertThat(edit.fields()).containsAll(moved);
    edit.fields()
        .forEach(
            field ->
                assertThat(field.same(edit.value(field), changed.issue().value(field))).isTrue());
  }

  private static List<String> types(List<IssueField> fields) {
    return fields.stream().map(field -> field.code() + "_changed").toList();
  }

  @Property
  void the_same_edit_again_changes_nothing(
      @ForAll("issues") Issue issue, @ForAll("edits") IssueEdit edit) {
    if (issue.illegalMove(edit).isPresent()) {
      return;
    }
    var once = edited(issue, edit, NOW).issue();

    assertThat(edited(once, edit, NOW.plusSeconds(1)).isUnchanged()).isTrue();
  }

  @Property
  void times_of_an_issue_never_run_backwards(
      @ForAll("issues") Issue issue, @ForAll("edits") IssueEdit edit) {
    if (issue.illegalMove(edit).isPresent()) {
      return;
    }
    var late = edited(issue, edit, issue.updatedAt().minusSeconds(60)).issue();

    assertThat(late.updatedAt()).isEqualTo(issue.updatedAt());
    assertThat(late.activity().lastAt()).isAfterOrEqualTo(issue.activity().lastAt());
  }

  @Property
  void an_unfinished_issue_has_no_times_of_finishing(
      @ForAll("issues") Issue issue, @ForAll("edits") IssueEdit edit) {
    if (issue.illegalMove(edit).isPresent()) {
      return;
    }
    var after = edited(issue, edit, NOW).issue();

    assertThat(after.status().isFinished() || after.resolvedAt() == null).isTrue();
    assertThat(after.status() == Status.CLOSED || after.closedAt() == null).isTrue();
  }

  @Property
  void deleting_and_restoring_leaves_all_but_the_version_and_the_times(
      @ForAll("issues") Issue issue) {
    var deleted = issue.delete(ALICE, NOW).issue();
    var restored = deleted.restore(NOW.plusSeconds(1)).issue();

    assertThat(deleted.isDeleted()).isTrue();
    assertThat(deleted.delete(ALICE, NOW).isUnchanged()).isTrue();
    assertThat(restored.restore(NOW).isUnchanged()).isTrue();
    assertThat(restored.version()).isEqualTo(issue.version() + 2);
    assertThat(restored)
        .usingRecursiveComparison()
        .ignoringFields("version", "updatedAt", "activity")
        .isEqualTo(issue);
  }

  private static Changed edited(Issue issue, IssueEdit edit, Instant at) {
    return issue.edit(edit, project -> issue.number() + 1, at);
  }

  @Provide
  Arbitrary<IssueEdit> edits() {
    return Edits.any();
  }

  /** Issues with a past. */
  @Provide
  Arbitrary<Issue> issues() {
    return Arbitraries.of(Status.class)
        .flatMap(status -> Edits.any().list().ofMaxSize(3).map(edits -> after(status, edits)));
  }

  private static Issue after(Status status, List<IssueEdit> edits) {
    var issue = anIssue().with(status).build();
    for (var edit : edits) {
      if (issue.illegalMove(edit).isEmpty()) {
        issue = edited(issue, edit, issue.updatedAt().plusSeconds(1)).issue();
      }
    }
    return issue;
  }
}
