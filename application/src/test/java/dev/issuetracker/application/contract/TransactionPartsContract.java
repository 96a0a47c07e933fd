package dev.issuetracker.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Transactions;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Rejected;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What parts and rehearsals of a write keep. */
public abstract class TransactionPartsContract extends PortsContract {

  private Transactions transactions;
  private Issue issue;

  @BeforeEach
  void openAnIssue() {
    transactions = ports.transactions();
    issue = world.open(world.anIssue().titled("as it was"));
  }

  @Test
  void a_part_that_ends_well_stays() {
    var title =
        transactions.write(
            () -> {
              world.comment(issue, "Before");
              return transactions.part(() -> rename("part")).title();
            });

    assertThat(title).isEqualTo("part");
    assertThat(title()).isEqualTo("part");
    assertThat(detailComments()).isEqualTo(1);
  }

  @Test
  void a_part_that_throws_is_undone_and_no_more_than_that() {
    transactions.write(
        () -> {
          world.comment(issue, "Before");
          assertThatThrownBy(() -> transactions.part(failing(() -> rename("part"))))
              .isInstanceOf(Thrown.class);
          assertThat(title()).isEqualTo("as it was");
          return world.comment(issue, "After");
        });

    assertThat(title()).isEqualTo("as it was");
    assertThat(history()).containsExactly("created", "comment_added", "comment_added");
  }

  @Test
  void a_part_inside_a_part_is_undone_alone() {
    transactions.write(
        () ->
            transactions.part(
                () -> {
                  var outer = rename("outer");
                  assertThatThrownBy(
                      () -> transactions.part(failing(() -> world.rename(outer, "inner"))));
                  return outer;
                }));

    assertThat(title()).isEqualTo("outer");
  }

  @Test
  void a_part_is_undone_with_its_write() {
    assertThatThrownBy(
        () -> transactions.write(failing(() -> transactions.part(() -> rename("part")))));

    assertThat(title()).isEqualTo("as it was");
  }

  @Test
  void a_refused_name_spoils_its_part_alone() {
    openWith("taken");

    transactions.write(
        () -> {
          assertThatThrownBy(() -> transactions.part(() -> openWith("taken")))
              .isInstanceOf(Rejected.class);
          return rename("new");
        });

    assertThat(title()).isEqualTo("new");
  }

  @Test
  void a_rehearsal_gives_what_its_work_gives_and_leaves_nothing_behind() {
    var rehearsed = transactions.rehearse(() -> rename("new"));

    assertThat(rehearsed.title()).isEqualTo("new");
    assertThat(rehearsed.version()).isEqualTo(2);
    assertThat(world.find(issue.id())).isEqualTo(issue);
    assertThat(history()).containsExactly("created");
  }

  @Test
  void what_a_rehearsal_throws_comes_out() {
    assertThatThrownBy(() -> transactions.rehearse(failing(() -> rename("new"))))
        .isInstanceOf(Thrown.class);
    assertThat(title()).isEqualTo("as it was");
  }

  @Test
  void a_write_inside_a_rehearsal_is_undone_with_it() {
    transactions.rehearse(() -> transactions.write(() -> rename("new")));

    assertThat(title()).isEqualTo("as it was");
  }

  @Test
  void a_rehearsal_inside_a_write_undoes_itself_and_no_more() {
    transactions.write(
        () -> {
          world.comment(issue, "Before");
          return transactions.part(() -> transactions.rehearse(() -> rename("new")));
        });

    assertThat(title()).isEqualTo("as it was");
    assertThat(detailComments()).isEqualTo(1);
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
