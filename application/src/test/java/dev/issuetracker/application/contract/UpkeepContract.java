package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.domain.Issue;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store keeps while it looks after itself. */
public abstract class UpkeepContract extends PortsContract {
  private static final int MANY = 300;
  private static final int THREADS = 6;

  @Test
  void nothing_that_is_kept_changes() {
    var issues = openMany();

    ports.imports().upkeep().afterGrowth();

    for (var issue : List.of(issues.getFirst(), issues.getLast())) {
      assertThat(world.find(issue.id())).isEqualTo(issue);
      assertThat(HistoryContract.timeline(world, ports.history(), issue)).hasSize(1);
    }
  }

  @Test
  void many_may_ask_for_it_beside_those_who_write() {
    var written =
        together(
            THREADS,
            thread -> {
              ports.imports().upkeep().afterGrowth();
              var issues = openMany();
              ports.imports().upkeep().afterGrowth();
              return issues.size();
            });

    assertThat(written).containsOnly(MANY);
  }

  private List<Issue> openMany() {
    return world.openAll(Collections.nCopies(MANY, world.anIssue().titled("one of many")));
  }
}
