package dev.issuetracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drafts and patches that are described piece by piece: each piece comes to its own place. */
class DescribedTest {

  @Test
  void each_piece_of_a_draft_stands_in_its_place() throws ReflectiveOperationException {
    var times = new IssueDraft.Times(Instant.EPOCH, null, null);

    var draft =
        IssueDraft.titled("title")
            .withDescription("description")
            .withStatus("status")
            .withPriority("priority")
            .withDueDate("dueDate")
            .withProject("project")
            .withAssignee("assignee")
            .withReporter("reporter")
            .withLabels(List.of("labels"))
            .withExternalId("externalId")
            .withHistory(times);

    assertThat(draft.history()).isEqualTo(times);
    assertThat(misplaced(draft)).containsExactly("history");
  }

  @Test
  void each_piece_of_a_patch_stands_in_its_place() throws ReflectiveOperationException {
    var patch =
        IssuePatch.none()
            .withTitle("title")
            .withDescription("description")
            .withStatus("status")
            .withPriority("priority")
            .withDueDate("dueDate")
            .withAssignee("assignee")
            .withProject("project")
            .withLabels(List.of("labels"));

    assertThat(misplaced(patch)).isEmpty();
  }

  /** The components that do not say their own name. */
  private static List<String> misplaced(Record described) throws ReflectiveOperationException {
    var misplaced = new ArrayList<String>();
    for (RecordComponent component : described.getClass().getRecordComponents()) {
      var value = component.getAccessor().invoke(described);
      var name = component.getName();
      if (!Arrays.<Object>asList(name, List.of(name), Field.of(name), Field.of(List.of(name)))
          .contains(value)) {
        misplaced.add(name);
      }
    }
    return misplaced;
  }
}
