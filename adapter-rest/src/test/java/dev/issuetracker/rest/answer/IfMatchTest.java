package dev.issuetracker.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.rest.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

  @Test
  void comparesTheVersionAtTheBeginningOfATag() {
    assertThat(IfMatch.parse("\"3\"").versions()).containsExactly(3L);
    assertThat(IfMatch.parse("W/\"3-x\"").versions()).containsExactly(3L);
    assertThat(IfMatch.parse(" \"3-abc\" , W/\"4\",\"3\" ").versions()).containsExactly(3L, 4L);
  }

  @Test
  void readsAsManyTagsAsFitIn() {
    assertThat(IfMatch.parse("\"1\"" + ",\"2\"".repeat(1_000)).versions()).containsExactly(1L, 2L);
  }

  @Test
  void tellsTheStar() {
    assertThat(IfMatch.parse("*")).matches(IfMatch::any);
    assertThat(IfMatch.parse("\"1\"")).matches(header -> !header.any());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "\"\"",
        "\"x\"",
        "\"3",
        "\"3\",",
        "\"3\" \"4\"",
        "w/\"3\"",
        "\"-3\"",
        "\"3\", *",
        "\"99999999999999999\""
      })
  void refusesWhatNamesNoVersion(String header) {
    assertThatThrownBy(() -> IfMatch.parse(header)).isInstanceOf(ProblemException.class);
  }
}
