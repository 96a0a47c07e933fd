package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.finding.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SearchPlansTest {
  private final AtomicLong nanos = new AtomicLong();
  private final SearchPlans plans = new SearchPlans(nanos::get);
  private final List<String> made = new ArrayList<>();
  private final Function<SearchPlans.Asked, SearchPlan> maker =
      asked -> {
        made.add(asked.text().text());
        return new SearchPlan("'x'", "'x'", 1, 2, 3, null, "'x'", null, null, null);
      };

  @Test
  void the_same_words_are_planned_once_a_minute() {
    var words = asked("login fails");
    var first = plans.of(words, maker);
    nanos.set(SearchPlans.LIFE_NANOS - 1);
    assertThat(plans.of(asked("login fails"), maker)).isSameAs(first);
    nanos.set(SearchPlans.LIFE_NANOS);
    assertThat(plans.of(words, maker)).isNotSameAs(first);
    assertThat(made).containsExactly("login fails", "login fails");
  }

  @Test
  void what_was_chosen_before_is_planned_for_itself() {
    var words = SearchText.of("connecti");
    var chosen = plans.of(new SearchPlans.Asked(words, true), maker);
    assertThat(plans.of(new SearchPlans.Asked(words, false), maker)).isNotSameAs(chosen);
    assertThat(plans.of(new SearchPlans.Asked(words, null), maker)).isNotSameAs(chosen);
    assertThat(plans.of(new SearchPlans.Asked(words, true), maker)).isSameAs(chosen);
  }

  private static SearchPlans.Asked asked(String text) {
    return new SearchPlans.Asked(SearchText.of(text), null);
  }

  @Test
  void other_words_are_planned_for_themselves() {
    plans.of(asked("login"), maker);
    plans.of(asked("logout"), maker);
    assertThat(made).containsExactly("login", "logout");
  }

  @Test
  void an_issue_that_is_named_is_looked_up_each_time() {
    plans.of(asked("WEB-7"), maker);
    plans.of(asked("WEB-7"), maker);
    plans.of(asked("42"), maker);
    plans.of(asked("42"), maker);
    assertThat(made).hasSize(4);
  }

  @Test
  void a_bounded_number_is_remembered_those_asked_for_lately() {
    plans.of(asked("first"), maker);
    plans.of(asked("second"), maker);
    for (int i = 2; i < SearchPlans.MOST; i++) {
      plans.of(asked("word" + "x".repeat(i % 400) + "y".repeat(i / 400)), maker);
    }
    plans.of(asked("first"), maker);
    plans.of(asked("one too many"), maker);
    made.clear();
    plans.of(asked("first"), maker);
    plans.of(asked("second"), maker);
    assertThat(made).containsExactly("second");
  }
}
