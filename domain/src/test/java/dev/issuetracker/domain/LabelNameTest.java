package dev.issuetracker.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"bug", "Bug", " BUG ", "\uFF22\uFF35\uFF27", "\u2003bug"})
  void names_that_mean_the_same_fold_to_the_same(String name) {
    assertThat(new LabelName(name).folded()).isEqualTo("bug");
  }

  @Test
  void composed_and_decomposed_letters_are_the_same() {
    assertThat(LabelName.fold("Caf\u00C9")).isEqualTo(LabelName.fold("cafe\u0301"));
  }

  @Test
  void every_character_there_is_folds_to_what_stays_folded() {
    var points = IntStream.range(1, 0x20000).filter(Character::isDefined).toArray();
    for (int point : points) {
      var character = Character.toString(point);
      for (var text : List.of(character, "a" + character, character + "\u0301 a")) {
        var folded = LabelName.fold(text);
        if (!LabelName.fold(folded).equals(folded)) {
          fail("U+%04X folds to what folds again", point);
        }
      }
    }
  }

  @Test
  void a_name_stays_as_it_was_given_but_for_space_around_it() {
    assertThat(new LabelName(" Bug Report ").value()).isEqualTo("Bug Report");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", ",", " ", "", "a\nb", "a\u0000"})
  void what_is_no_name_is_refused(String text) {
    assertThat(LabelName.check("/labels/0", text)).isPresent();
    assertThatThrownBy(() -> new LabelName(text)).isInstanceOf(Rejected.class);
  }

  /** There are such labels from before, and they must go on to be read. */
  @ParameterizedTest
  @ValueSource(strings = {"bug\u200B", "\u202Egub", "\u3164", "\uFE0F"})
  void an_old_name_is_one_that_no_new_label_gets(String name) {
    assertThat(LabelName.check("", name)).isEmpty();
    assertThat(new LabelName(name).value()).isEqualTo(name);
    assertThat(LabelName.checkNew("/name", name)).isPresent();
  }

  @Test
  void a_name_has_fifty_characters_at_most() {
    assertThat(LabelName.check("", "\uD83D\uDC1B".repeat(50))).isEmpty();
    assertThat(LabelName.check("", "\uD83D\uDC1B".repeat(51))).isPresent();
  }
}
