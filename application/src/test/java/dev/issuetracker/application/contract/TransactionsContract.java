package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.elsewhere;
import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.issue.References;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All or nothing: what every {@link Transactions} keeps. */
public abstract class TransactionsContract extends PortsContract {

  private static final int READS = 100;

  private Transactions transactions;
  private Issue issue;

  @BeforeEach
  void openAnIssue() {
    transactions = ports.transactions();
    issue = world.open(world.anIssue().titled("as it was"));
  }

  @Test
  void a_write_gives_what_its_work_gives_and_keeps_what_it_did() {
    var title = transactions.write(() -> rename("new").title());

    assertThat(title).isEqualTo("new");
    assertThat(title()).isEqualTo("new");
  }

  @Test
  void a_read_gives_what_its_work_gives() {
    assertThat(transactions.read(() -> world.find(issue.id()))).isEqualTo(issue);
  }

  @Test
  void what_a_write_throws_comes_out_unchanged_and_undoes_everything() {
    var thrown = new Thrown();
    var people = new ArrayList<Person>();
    var labels = new ArrayList<LabelRef>();

    assertThatThrownBy(
            () ->
                transactions.write(
                    () -> {
                      people.add(world.person("carol", Role.VIEWER));
                      labels.addAll(world.labels("fresh"));
                      world.comment(issue, "Never said");
                      world.edit(issue, IssueEdit.edit().title("new").labels(labels).build());
                      throw thrown;
                    }))
        .isSameAs(thrown);

    assertThat(world.find(issue.id())).isEqualTo(issue);
    assertThat(history()).containsExactly("created");
    assertThat(detailComments()).isZero();
    assertThat(transactions.read(() -> ports.labels().find(labels.getFirst().id()))).isEmpty();
    assertThat(transactions.read(() -> person(people.getFirst().id()))).isEmpty();
  }

  private Optional<Person> person(long id) {
    return ports.people().find(new Reference.ById(id));
  }

  @Test
  void an_error_undoes_as_an_exception_does() {
    var error = new AssertionError("an error");
    Supplier<Issue> work =
        () -> {
          rename("new");
          throw error;
        };

    assertThatThrownBy(() -> transactions.write(work)).isSameAs(error);
    assertThat(title()).isEqualTo("as it was");
  }

  @Test
  void a_write_after_one_that_failed_works() {
    assertThatThrownBy(() -> transactions.write(failing(() -> rename("new"))));

    transactions.write(() -> rename("newer"));

    assertThat(title()).isEqualTo("newer");
    assertThat(elsewhere(this::title)).isEqualTo("newer");
  }

  @Test
  void a_name_that_an_undone_write_took_is_free_again() {
    assertThatThrownBy(() -> transactions.write(failing(() -> world.labels("again"))));
    assertThatThrownBy(
        () -> transactions.write(failing(() -> openWith("taken")))); // the external id as well

    assertThat(world.labels("again")).hasSize(1);
    assertThat(openWith("taken").externalId()).isEqualTo("taken");
  }

  @Test
  void a_write_inside_a_write_joins_it() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    failing(
                        () -> {
                          transactions.write(() -> rename("inner"));
                          assertThat(title()).isEqualTo("inner");
                        })))
        .isInstanceOf(Thrown.class);

    assertThat(title()).isEqualTo("as it was");
  }

  @Test
  void a_read_inside_a_write_sees_what_the_write_did() {
    var seen =
        transactions.write(
            () -> {
              rename("new");
              return transactions.read(this::title);
            });

    assertThat(seen).isEqualTo("new");
  }

  @Test
  void a_read_inside_a_read_joins_it() {
    assertThat(transactions.read(() -> transactions.read(this::title))).isEqualTo("as it was");
  }

  @Test
  void a_write_inside_a_read_is_a_mistake() {
    assertThatThrownBy(() -> transactions.read(() -> transactions.write(() -> rename("new"))))
        .isInstanceOf(IllegalStateException.class);

    assertThat(title()).isEqualTo("as it was");
  }

  @Test
  void others_see_all_of_a_write_or_nothing() {
    var other = world.open(world.anIssue().titled("as it was"));

    together(2, thread -> thread == 0 ? renameBoth(other) : readBoth(other));
  }

  private int renameBoth(Issue other) {
    for (int i = 0; i < READS; i++) {
      var title = "title " + i;
      transactions.write(
          () -> {
            world.rename(world.find(issue.id()), title);
            return world.rename(world.find(other.id()), title);
          });
    }
    return READS;
  }

  private int readBoth(Issue other) {
    for (int i = 0; i < READS; i++) {
      var both = Set.of(issue.id(), other.id());
      var seen = transactions.read(() -> ports.issues().findAll(both));
      assertThat(seen.getFirst().title()).isEqualTo(seen.getLast().title());
    }
    return READS;
  }

  @Test
  void writes_of_many_threads_are_all_kept() {
    var folded = LabelName.fold(world.named("mine"));
    together(
        8,
        thread ->
            transactions.write(
                () -> {
                  world.comment(issue, "From " + thread);
                  return world.labels("mine");
                }));

    assertThat(detailComments()).isEqualTo(8);
    assertThat(transactions.read(() -> ports.references().find(wanted(folded)).labels()))
        .containsOnlyKeys(folded);
  }

  private static References.Wanted wanted(String label) {
    return new References.Wanted(Set.of(), Set.of(), Set.of(label));
  }

  private Issue rename(String title) {
    return world.rename(world.find(issue.id()), title);
  }

  private Issue openWith(String externalId) {
    return world.open(world.anIssue().knownElsewhereAs(externalId));
  }

  private String title() {
    return world.find(issue.id()).title();
  }

  private long detailComments() {
    return world.find(issue.id()).activity().comments();
  }

  private List<String> history() {
    return transactions.read(
        () ->
            ports.history().timeline(world.actor(), issue.id(), Pages.all()).items().stream()
                .map(entry -> entry.type())
                .toList());
  }

  private static Supplier<Void> failing(Runnable work) {
    return () -> {
      work.run();
      throw new Thrown();
    };
  }

  private static final class Thrown extends RuntimeException {}
}
