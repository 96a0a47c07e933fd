package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.IssueEdit.edit;
import static dev.issuetracker.domain.IssueFixture.DAWN;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.history.History;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What everybody keeps who tells the whole past of an issue. */
public abstract class TimelineContract extends PortsContract {

  @Test
  void the_first_entry_tells_what_was_created() {
    var full =
        world
            .anIssue()
            .titled("At first")
            .with(Priority.HIGH)
            .due("2026-02-28")
            .knownElsewhereAs("X-1")
            .assignedTo(world.alice())
            .reportedBy(world.bob())
            .labelled(world.labels("docs", "bug").toArray(LabelRef[]::new));
    var issue = world.rename(world.open(full), "Later");

    var created = timeline(issue).getFirst();

    assertThat(created.type()).isEqualTo("created");
    assertThat(created.version()).isEqualTo(1);
    assertThat(created.details())
        .isEqualTo(
            Map.ofEntries(
                entry("title", "At first"),
                entry("status", "open"),
                entry("priority", "high"),
                entry("due_date", "2026-02-28"),
                entry("external_id", "X-1"),
                entry("assignee", world.alice()),
                entry("reporter", world.bob()),
                entry("labels", names(issue.labels())),
                entry("label_ids", ids(issue.labels()))));
  }

  @Test
  void what_came_finished_from_elsewhere_tells_when() {
    var resolved = DAWN.minusSeconds(100);
    var imported = world.anIssue().createdAt(DAWN.minusSeconds(1_000)).closed(resolved, DAWN);

    assertThat(timeline(world.open(imported)).getFirst().details())
        .containsEntry("resolved_at", resolved)
        .containsEntry("closed_at", DAWN);
  }

  private static List<String> names(List<LabelRef> labels) {
    return labels.stream().map(LabelRef::name).toList();
  }

  private static List<Long> ids(List<LabelRef> labels) {
    return labels.stream().map(LabelRef::id).toList();
  }

  @Test
  void what_a_new_issue_does_not_have_is_not_told() {
    var details = timeline(world.open(world.anIssue())).getFirst().details();

    assertThat(details)
        .containsKeys("title", "status", "priority")
        .containsEntry("reporter", world.bob())
        .doesNotContainKeys("description", "due_date", "external_id", "assignee", "labels")
        .doesNotContainKeys("label_ids", "resolved_at", "closed_at");
  }

  @Test
  void an_entry_tells_who_when_where_and_in_which_request() {
    var created = DAWN.minusSeconds(1_000_000);
    var by = world.by(world.alice());
    var imported = World.asNew(world.anIssue().createdAt(created));
    var issue = world.write(() -> ports.issues().add(List.of(imported), by)).getFirst();

    var entry = timeline(issue).getFirst();

    assertThat(entry.issueId()).isEqualTo(issue.id());
    assertThat(entry.projectId()).isEqualTo(world.project().id());
    assertThat(entry.actor()).isEqualTo(world.alice());
    assertThat(entry.requestId()).isEqualTo(by.requestId());
    assertThat(entry.recordedAt()).isEqualTo(by.at());
    assertThat(entry.occurredAt()).isEqualTo(created);
  }

  @Test
  void several_events_of_one_save_stand_in_their_order_under_one_version() {
    var issue = world.open(world.anIssue().titled("Before").assignedTo(world.bob()));
    var wanted =
        edit()
            .title("After")
            .description("Text")
            .status(Status.IN_PROGRESS)
            .priority(Priority.LOW)
            .dueDate(LocalDate.of(2026, 5, 1))
            .assignee(null)
            .labels(world.labels("bug"))
            .build();

    var entries = timeline(world.edit(issue, wanted));

    assertThat(entries)
        .extracting(HistoryEntry::type)
        .containsExactly(
            "created",
            "title_changed",
            "description_changed",
            "status_changed",
            "priority_changed",
            "due_date_changed",
            "assignee_changed",
            "labels_changed");
    assertThat(entries).extracting(HistoryEntry::id).isSorted().doesNotHaveDuplicates();
    assertThat(entries.subList(1, 8)).allSatisfy(entry -> assertThat(entry.version()).isEqualTo(2));
    assertThat(entries.stream().map(HistoryEntry::details).skip(1))
        .containsExactly(
            fromTo("Before", "After"),
            fromTo(null, "Text"),
            fromTo("open", "in_progress"),
            fromTo("medium", "low"),
            fromTo(null, "2026-05-01"),
            fromTo(world.bob(), null),
            Map.of(
                "added", List.of(world.named("bug")),
                "removed", List.of(),
                "added_ids", ids(world.labels("bug")),
                "removed_ids", List.of()));
  }

  @Test
  void a_move_tells_both_projects_and_stands_in_the_new_one() {
    var other = world.project("B").ref();
    var entries = timeline(world.edit(world.open(world.anIssue()), edit().project(other).build()));

    assertThat(entries.getLast().type()).isEqualTo("project_changed");
    assertThat(entries.getLast().details()).isEqualTo(fromTo(world.project().ref(), other));
    assertThat(entries.getLast().projectId()).isEqualTo(other.id());
    assertThat(entries.getFirst().projectId()).isEqualTo(world.project().id());
  }

  @Test
  void long_texts_are_told_whole() {
    var text = "𝄞".repeat(History.CLIP * 2);
    var issue = world.edit(world.open(world.anIssue()), edit().description(text).build());

    assertThat(timeline(issue).getLast().details()).isEqualTo(fromTo(null, text));
  }

  @Test
  void comments_are_told_without_a_version() {
    var issue = world.open(world.anIssue());
    var first = world.comment(issue, "First");
    world.write(
        () -> {
          var parent = ports.comments().find(first.id()).orElseThrow();
          return ports.comments().add(issue, parent, "Answer", world.by(world.alice()));
        });

    var entries = timeline(issue);

    assertThat(entries.get(1).type()).isEqualTo("comment_added");
    assertThat(entries.get(1).version()).isNull();
    assertThat(entries.get(1).actor()).isEqualTo(world.bob());
    assertThat(entries.get(1).details())
        .containsEntry("body", "First")
        .containsEntry("parent_id", null)
        .containsEntry("comment_id", first.id());
    assertThat(entries.get(2).details()).containsEntry("parent_id", first.id());
  }

  @Test
  void deletion_and_restoration_are_told() {
    var issue = world.restore(world.delete(world.open(world.anIssue())));

    var entries = timeline(issue);

    assertThat(entries)
        .extracting(HistoryEntry::type)
        .containsExactly("created", "deleted", "restored");
    assertThat(entries).extracting(HistoryEntry::version).containsExactly(1L, 2L, 3L);
    assertThat(entries.getLast().details()).isEmpty();
  }

  @Test
  void people_and_projects_are_told_by_new_names_and_labels_by_old_ones() {
    var label = world.label("bug");
    var issue = world.open(world.anIssue().assignedTo(world.alice()).labelled(label));
    var other = world.project("B");
    issue = world.edit(issue, edit().project(other.ref()).labels(List.of()).build());
    Renaming.of(ports, world).person(world.alice(), "Alice the Second");
    Renaming.of(ports, world).label(label, world.named("defect"));
    var renamed = Renaming.of(ports, world).project(other, "New name");

    var entries = timeline(issue);

    assertThat(entries.get(0).details())
        .containsEntry("labels", List.of(world.named("bug")))
        .extractingByKey("assignee")
        .hasFieldOrPropertyWithValue("name", "Alice the Second");
    assertThat(entries.get(1).details()).containsEntry("to", renamed.ref());
    assertThat(entries.get(2).details())
        .containsEntry("removed", List.of(world.named("bug")))
        .containsEntry("removed_ids", List.of(label.id()));
    assertThat(entries.get(2).actor().name()).isEqualTo("Alice the Second");
  }

  @Test
  void a_timeline_is_a_list_like_any_other() {
    var issue = world.open(world.anIssue());
    for (int i = 0; i < 6; i++) {
      world.comment(issue, "Number " + i);
    }

    Pages.holds(
        timeline(issue),
        window -> world.read(() -> ports.history().timeline(world.actor(), issue.id(), window)));
  }

  @Test
  void an_issue_knows_nothing_of_the_past_of_another() {
    var issue = world.open(world.anIssue());
    world.comment(world.open(world.anIssue()), "Elsewhere");

    assertThat(timeline(issue)).hasSize(1);
  }

  private List<HistoryEntry> timeline(Issue issue) {
    return HistoryContract.timeline(world, ports.history(), issue);
  }

  private static Map<String, Object> fromTo(Object from, Object to) {
    var details = new HashMap<String, Object>();
    details.put("from", from);
    details.put("to", to);
    return details;
  }
}
