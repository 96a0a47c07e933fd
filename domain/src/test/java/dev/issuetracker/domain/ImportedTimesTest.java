package dev.issuetracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.domain.IssueDraft.Times;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ImportedTimesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant RESOLVED = Instant.parse("2026-01-02T00:00:00Z");
  private static final Instant CLOSED = Instant.parse("2026-01-03T00:00:00Z");

  @Test
  void an_issue_begins_when_it_is_told_to_have_begun() {
    assertThat(new Times(CLOSED, null, null).begin(NOW)).isEqualTo(CLOSED);
    assertThat(new Times(CLOSED.plusNanos(999), null, null).createdAt()).isEqualTo(CLOSED);
    assertThat(new Times(null, null, null).begin(NOW)).isEqualTo(NOW);
  }

  /** Or it would have been resolved before it was there. */
  @Test
  void an_issue_of_which_only_the_end_is_told_began_by_then() {
    assertThat(new Times(null, RESOLVED, CLOSED).begin(NOW)).isEqualTo(RESOLVED);
    assertThat(new Times(null, null, CLOSED).begin(NOW)).isEqualTo(CLOSED);
  }
}
