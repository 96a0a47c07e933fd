package dev.issuetracker.application.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.issuetracker.application.Ports;
import dev.issuetracker.application.contract.World;
import dev.issuetracker.application.issue.BulkUseCases.EditMany;
import dev.issuetracker.application.issue.BulkUseCases.Entry;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.domain.FixedClock;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Rejection.BulkRefused;
import dev.issuetracker.domain.Rejection.StaleEntry;
import dev.issuetracker.domain.Rejection.StaleVersion;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who changes many and is too late is told what he is told who changes one. */
class BulkConflictsTest {
  private final Ports ports = InMemory.ports(FixedClock.at("2026-01-09T12:00:00Z"));
  private final World world = World.in(ports);
  private final BulkUseCases bulk = new BulkUseCases(ports);

  @Test
  void the_first_entries_tell_what_happened_since_and_the_others_that_something_did() {
    var refused = refusal(25).entries().stream().map(BulkRefused.Entry::reason).toList();

    assertThat(refused).hasSize(25);
    assertThat(refused.subList(0, 20)).allSatisfy(BulkConflictsTest::tellsWho);
    assertThat(refused.subList(20, 25))
        .allSatisfy(one -> assertThat(one).isInstanceOf(StaleEntry.class));
  }

  private static void tellsWho(Rejection reason) {
    assertThat(reason)
        .isInstanceOfSatisfying(
            StaleVersion.class,
            stale -> {
              assertThat(stale.yours()).isEqualTo(1);
              assertThat(stale.overlapping()).containsExactly(IssueField.TITLE);
              assertThat(stale.changes().getLast().actor().name()).isEqualTo("Alice");
            });
  }

  private BulkRefused refusal(int count) {
    var patch = IssuePatch.none().withTitle("Mine").withPriority("low");
    var entries =
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  var issue = world.rename(world.open(world.anIssue()), "Theirs");
                  return new Entry("/" + i, "/" + i + "/id", issue.id(), 1L, patch);
                })
            .toList();
    var refused =
        catchThrowableOfType(
            Rejected.class, () -> bulk.editMany(new EditMany(world.actor(), "", entries, false)));
    return (BulkRefused) refused.rejection();
  }
}
