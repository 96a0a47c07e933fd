package dev.issuetracker.application.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.domain.IssueFixture;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of several versions, the caller knows the newest that there has been. */
class ExpectedTest {
  @Test
  void a_version_from_the_future_hides_none_that_was() {
    var issue = IssueFixture.anIssue().build();
    long now = issue.version();

    assertThat(new Expected(Set.of(now, now + 7), true).known(issue)).isEqualTo(now);
    assertThat(new Expected(Set.of(now - 1, now + 7), true).known(issue)).isEqualTo(now - 1);
    assertThat(new Expected(Set.of(now + 3, now + 7), true).known(issue)).isEqualTo(now + 7);
  }
}
