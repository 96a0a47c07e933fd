package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Window;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Key;
import dev.issuetracker.application.issue.References.Wanted;
import dev.issuetracker.application.people.PersonRepository.Filter;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Status;
import dev.issuetracker.persistence.CountingStatements.Count;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every operation costs: its statements, and the COMMIT of the transaction around it. */
class RoundTripsTest extends DatabaseTest {
  private static final Count ONE_READ = new Count(1, 1);
  private static final Count ONE_WRITE = new Count(1, 2);
  private static final Window PAGE = new Window(20, new Window.Start.Page(1), Window.Counting.NONE);

  private Count reading(Supplier<?> work) {
    return counting.during(() -> read(work));
  }

  private Count writing(Supplier<?> work) {
    return counting.during(() -> write(work));
  }

  private static Changed renamed(Issue issue, String title) {
    return issue.edit(IssueEdit.edit().title(title).build(), to -> 0, NOW);
  }

  @Test
  void one_issue_is_read_in_one_trip_by_its_id_and_by_its_key() {
    var issue = open("one");
    var byId = new Reference.ById(issue.id());
    var byKey = new Reference.ByName(issue.key().toString());
    assertThat(reading(() -> ports.issues().find(byId))).isEqualTo(ONE_READ);
    assertThat(reading(() -> ports.issues().find(byKey))).isEqualTo(ONE_READ);
    assertThat(reading(() -> ports.issueQueries().detail(actor(), byId))).isEqualTo(ONE_READ);
    assertThat(reading(() -> ports.issueQueries().detail(actor(), byKey))).isEqualTo(ONE_READ);
  }

  @Test
  void a_few_issues_are_added_and_changed_in_one_trip_and_a_commit() {
    for (int count : List.of(1, IssueCopy.MANY - 1)) {
      var drafts = IntStream.range(0, count).mapToObj(i -> anIssue("issue " + i)).toList();
      assertThat(writing(() -> ports.issues().add(drafts, by()))).isEqualTo(ONE_WRITE);
      var issues = write(() -> ports.issues().add(drafts, by()));
      var changes = issues.stream().map(issue -> renamed(issue, "other")).toList();
      assertThat(writing(() -> ports.issues().save(changes, by()))).isEqualTo(ONE_WRITE);
    }
  }

  @Test
  void holding_and_finding_many_is_one_trip_each() {
    var ids = IntStream.range(0, 5).mapToObj(i -> open("many").id()).toList();
    assertThat(reading(() -> ports.issues().findAll(ids))).isEqualTo(ONE_READ);
    assertThat(
            writing(
                () -> {
                  ports.issues().hold(ids);
                  return ids;
                }))
        .isEqualTo(ONE_WRITE);
    assertThat(writing(() -> ports.issues().nextNumbers(web.ref(), 7))).isEqualTo(ONE_WRITE);
  }

  @Test
  void a_comment_is_added_in_one_trip_and_a_commit() {
    var issue = open("discussed");
    assertThat(writing(() -> ports.comments().add(issue, null, "first", by())))
        .isEqualTo(ONE_WRITE);
    assertThat(reading(() -> ports.comments().list(actor(), issue.id(), PAGE))).isEqualTo(ONE_READ);
    assertThat(reading(() -> ports.comments().newest(issue.id(), 50))).isEqualTo(ONE_READ);
  }

  @Test
  void a_list_is_one_trip_and_one_more_for_a_count() {
    open("one");
    open("two");
    var counted = Window.first(1);
    var criteria = IssueCriteria.everything();
    // Who learns what they are called, which NamesTest counts.
    read(() -> ports.issueSearch().list(actor(), criteria, PAGE));
    assertThat(reading(() -> ports.issueSearch().list(actor(), criteria, PAGE)))
        .isEqualTo(ONE_READ);
    assertThat(reading(() -> ports.issueSearch().list(actor(), criteria, counted)))
        .isEqualTo(new Count(2, 2));
    assertThat(reading(() -> ports.labels().list(actor(), null, PAGE))).isEqualTo(ONE_READ);
    assertThat(reading(() -> ports.projects().list(actor(), null, null, PAGE))).isEqualTo(ONE_READ);
    var everybody = new Filter(null, null, null);
    assertThat(reading(() -> ports.people().list(actor(), everybody, PAGE))).isEqualTo(ONE_READ);
  }

  @Test
  void the_past_is_one_trip_however_much_there_is_of_it() {
    var issue = open("with a past");
    write(() -> ports.issues().save(List.of(renamed(issue, "renamed")), by()));
    assertThat(reading(() -> ports.history().between(issue.id(), 1, 2))).isEqualTo(ONE_READ);
    assertThat(reading(() -> ports.history().timeline(actor(), issue.id(), PAGE)))
        .isEqualTo(ONE_READ);
  }

  @Test
  void all_that_a_request_names_is_found_in_one_trip() {
    var wanted = new Wanted(Set.of("WEB"), Set.of("alice"), Set.of("bug"));
    assertThat(reading(() -> ports.references().find(wanted))).isEqualTo(ONE_READ);
  }

  @Test
  void labels_that_exist_cost_one_trip_and_new_ones_two() {
    var names = List.of(new LabelName("round"), new LabelName("trips"));
    assertThat(writing(() -> ports.labels().ensure(names, NOW))).isEqualTo(new Count(2, 3));
    assertThat(writing(() -> ports.labels().ensure(names, NOW))).isEqualTo(ONE_WRITE);
  }

  @Test
  void a_claim_is_one_trip() {
    var key = new Key(alice.id(), "POST /issues", "k");
    assertThat(writing(() -> ports.idempotency().claim(key, Instant.EPOCH))).isEqualTo(ONE_WRITE);
  }

  @Test
  void a_part_costs_its_two_ends() {
    assertThat(writing(() -> ports.transactions().part(() -> Status.OPEN)))
        .isEqualTo(new Count(0, 3));
  }

  @Test
  void a_secret_is_read_once() {
    var first = ports.secrets().secret("cursors");
    assertThat(counting.during(() -> ports.secrets().secret("cursors"))).isEqualTo(new Count(0, 0));
    assertThat(ports.secrets().secret("cursors")).isEqualTo(first).hasSize(32);
  }
}
