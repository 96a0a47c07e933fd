package dev.issuetracker.domain;

import static dev.issuetracker.domain.IssueEdit.edit;
import static dev.issuetracker.domain.IssueFixture.ALICE;
import static dev.issuetracker.domain.IssueFixture.BUG;
import static dev.issuetracker.domain.IssueFixture.DAWN;
import static dev.issuetracker.domain.IssueFixture.DOCS;
import static dev.issuetracker.domain.IssueFixture.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers know labels by their names, and we by their ids. */
class ReconciliationTest {
  private static final LabelRef BUG_AGAIN = new LabelRef(99, "Bug", "#000000");
  private static final LabelRef BUG_RENAMED = new LabelRef(BUG.id(), "Defect", "#d73a4a");

  @Test
  void a_label_that_was_deleted_and_made_again_is_the_one_that_was_there() {
    var since = since(BUG, List.of());
    var labels = edit().labels(List.of(BUG_AGAIN)).build();

    assertThat(since.overlapping(labels)).isEmpty();
    assertThat(since.touched(labels).isEmpty()).isTrue();
  }

  @Test
  void a_label_that_has_another_name_by_now_is_the_one_that_was_there() {
    var since = since(BUG, List.of());
    var labels = edit().labels(List.of(BUG_RENAMED)).build();

    assertThat(since.overlapping(labels)).isEmpty();
    assertThat(since.touched(labels).isEmpty()).isTrue();
  }

  @Test
  void both_say_the_same_if_they_say_the_same_names() {
    var since = since(DOCS, List.of(BUG_AGAIN));

    assertThat(since.overlapping(edit().labels(List.of(BUG)).build())).isEmpty();
    assertThat(since.overlapping(edit().labels(List.of(BUG, DOCS)).build()))
        .containsExactly(IssueField.LABELS);
  }

  @Test
  void names_alone_tell_whether_the_labels_are_those_that_were_there() {
    var since = since(BUG, List.of());

    assertThat(since.hadLabels(List.of("BUG", "bug"))).isTrue();
    assertThat(since.hadLabels(List.of("bug", "docs"))).isFalse();
    assertThat(since.hadLabels(List.of())).isFalse();
  }

  /** Whether the caller saw that, or the text that it stands for, is known to nobody any more. */
  @Test
  void a_text_that_was_redacted_overlaps_with_any_other() {
    var now = anIssue().titled(Texts.REDACTED).build();
    var since = Reconciliation.of(now, List.of());

    assertThat(since.overlapping(edit().title("Secret").status(Status.CLOSED).build()))
        .containsExactly(IssueField.TITLE);
    assertThat(since.overlapping(edit().title(Texts.REDACTED).build())).isEmpty();
  }

  @Test
  void a_text_that_was_redacted_and_written_anew_is_what_both_want_or_overlaps() {
    var before = anIssue().titled(Texts.REDACTED).build();
    var changed = before.edit(edit().title("Anew").build(), project -> 7, DAWN);
    var step = new Step(2, changed.events().getFirst(), ALICE, DAWN);
    var since = Reconciliation.of(changed.issue(), List.of(step));

    assertThat(since.overlapping(edit().title("Secret").build())).containsExactly(IssueField.TITLE);
    assertThat(since.overlapping(edit().title("Anew").build())).isEmpty();
  }

  private static Reconciliation since(LabelRef before, List<LabelRef> after) {
    var changed =
        anIssue().labelled(before).build().edit(edit().labels(after).build(), project -> 7, DAWN);
    var step = new Step(2, changed.events().getFirst(), ALICE, DAWN);
    return Reconciliation.of(changed.issue(), List.of(step));
  }
}
