package dev.issuetracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import org.junit.jupiter.api.Test;

/** Which way words are looked up by, at three million documents. */
final class MatchesTest {
  private static final double DOCUMENTS = 3_000_000;
  private static final IssueCriteria BY_DATE = IssueCriteria.everything();
  private static final IssueCriteria BY_RELEVANCE = BY_DATE.sortedBy(Sort.RELEVANCE, true);

  @Test
  void a_rare_word_is_collected_and_a_frequent_one_asked_for_along_the_list() {
    assertThat(choice(500, BY_DATE)).isInstanceOf(Matches.Collected.class);
    assertThat(choice(50_000, BY_DATE)).isInstanceOf(Matches.Asked.class);
    assertThat(choice(2_000_000, BY_DATE)).isInstanceOf(Matches.Asked.class);
  }

  /** To find ten thousand by asking, one would have to ask most issues that there are. */
  @Test
  void a_ranking_collects_words_that_a_page_would_ask_for() {
    assertThat(choice(50_000, BY_RELEVANCE)).isInstanceOf(Matches.Collected.class);
    assertThat(choice(2_000_000, BY_RELEVANCE)).isInstanceOf(Matches.Asked.class);
  }

  @Test
  void whoever_walks_gives_up_when_it_would_have_been_sooner_to_collect() {
    assertThat(patience(6_000)).isEqualTo(20_000);
    assertThat(patience(50_000)).isEqualTo(320_000);
    assertThat(patience(1_400_000)).as("of 3,000,000").isEqualTo(5_120_000);
    assertThat(patience(1_600_000)).as("all are asked sooner").isEqualTo(Long.MAX_VALUE);
  }

  private static long patience(double matches) {
    return ((Matches.Asked) choice(matches, BY_DATE)).patience();
  }

  private static Matches choice(double matches, IssueCriteria criteria) {
    return Matches.of(
        new SearchPlan("'word'", "'word'", 1, matches, DOCUMENTS, null, "'word'", null, null, null),
        criteria,
        20);
  }
}
