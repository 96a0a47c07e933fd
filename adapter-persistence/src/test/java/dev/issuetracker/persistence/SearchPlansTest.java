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
  private final Function<SearchText, SearchPlan> maker =
      text -> {
        made.add(text.text());
        return new SearchPlan("'x'", "'x'", 1, 2, 3, null);
      };

  @Test
  void the_same_words_are_planned_once_a_minute() {
    var words = SearchText.of("login fails");
    var first = plans.of(words, maker);
    nanos.set(SearchPlans.LIFE_NANOS - 1);
    assertThat(plans.of(SearchText.of("login fails"), maker)).isSameAs(first);
    nanos.set(SearchPlans.LIFE_NANOS);
    assertThat(plans.of(words, maker)).isNotSameAs(first);
    assertThat(made).containsExactly("login fails", "login fails");
  }

  @Test
  void other_words_are_planned_for_themselves() {
    plans.of(SearchText.of("login"), maker);
    plans.of(SearchText.of("logout"), maker);
    assertThat(made).containsExactly("login", "logout");
  }

  @Test
  void an_issue_that_is_named_is_looked_up_each_time() {
    plans.of(SearchText.of("WEB-7"), maker);
    plans.of(SearchText.of("WEB-7"), maker);
    plans.of(SearchText.of("42"), maker);
    plans.of(SearchText.of("42"), maker);
    assertThat(made).hasSize(4);
  }

  @Test
  void a_bounded_number_is_remembered_those_asked_for_lately() {
    plans.of(SearchText.of("first"), maker);
    plans.of(SearchText.of("second"), maker);
    for (int i = 2; i < SearchPlans.MOST; i++) {
      plans.of(SearchText.of("word" + "x".repeat(i % 400) + "y".repeat(i / 400)), maker);
    }
    plans.of(SearchText.of("first"), maker);
    plans.of(SearchText.of("one too many"), maker);
    made.clear();
    plans.of(SearchText.of("first"), maker);
    plans.of(SearchText.of("second"), maker);
    assertThat(made).containsExactly("second");
  }
}
