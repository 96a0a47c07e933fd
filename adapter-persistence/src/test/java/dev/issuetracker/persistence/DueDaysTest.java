package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.finding.Choice;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.IssueCriteria.Times;
import dev.issuetracker.application.finding.Span;
import dev.issuetracker.domain.Status;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many days are looked at one by one. */
class DueDaysTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

  @ParameterizedTest
  @CsvSource({
    "0, false, false",
    "1, true, true",
    "31, true, true",
    "32, true, false",
    "366, true, false",
    "367, false, false"
  })
  void a_year_if_nothing_else_narrows_the_list_and_else_a_month(
      int days, boolean alone, boolean narrowed) {
    var due = due(new Span<>(FIRST, FIRST.plusDays(days)));
    assertThat(DueDays.of(due).isPresent()).isEqualTo(alone);
    assertThat(DueDays.of(due.in(7L)).isPresent()).as("a project").isEqualTo(narrowed);
    var open = due.having(Choice.of(Set.of(Status.OPEN)), Choice.free());
    assertThat(DueDays.of(open).isPresent()).as("a status").isEqualTo(narrowed);
  }

  @Test
  void not_in_another_order_nor_without_an_end() {
    var days = new Span<>(FIRST, FIRST.plusDays(7));
    assertThat(DueDays.of(due(days).sortedBy(Sort.UPDATED_AT, true))).isEmpty();
    assertThat(DueDays.of(due(days).deleted(true))).isEmpty();
    assertThat(DueDays.of(due(new Span<>(FIRST, null)))).isEmpty();
    assertThat(DueDays.of(due(new Span<>(null, FIRST)))).isEmpty();
  }

  private static IssueCriteria due(Span<LocalDate> days) {
    var free = Times.free();
    return IssueCriteria.everything()
        .during(new Times(free.created(), free.updated(), free.resolved(), free.active(), days));
  }
}
