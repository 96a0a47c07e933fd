package dev.issuetracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LabelNameProperties {

  @Property
  void folding_twice_is_folding_once(@ForAll("texts") String text) {
    var folded = LabelName.fold(text);

    assertThat(LabelName.fold(folded)).isEqualTo(folded);
  }

  @Property
  void case_and_space_around_do_not_matter(@ForAll("words") String text) {
    assertThat(LabelName.fold(" " + text.toUpperCase(Locale.ROOT) + "\u2003"))
        .isEqualTo(LabelName.fold(text));
  }

  @Property
  void a_name_that_passes_can_be_made_and_means_itself(@ForAll("texts") String text) {
    if (LabelName.check("", text).isEmpty()) {
      assertThat(new LabelName(text).folded()).isEqualTo(LabelName.fold(text)).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withCharRange('a', 'z').withChars(' ').ofMaxLength(20);
  }

  /** Texts of any characters, and of those that fold in strange ways. */
  @Provide
  Arbitrary<String> texts() {
    var strange =
        Arbitraries.of(
            "\u0130",
            "\u0131",
            "\u00DF",
            "\u1E9E",
            "\uFB03",
            "\u01C5",
            "\u03A3",
            "\u00A0",
            "\u2003",
            "\u3000",
            "\u0301",
            "\u0345",
            "\u212B",
            "\u1F88",
            "\u00B4",
            "\u203E",
            "\uFDFA",
            "a",
            "A",
            " ",
            "I",
            "\uD835\uDD38",
            "\uD801\uDC00");
    var any =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(point -> point < 0xD800 || point > 0xDFFF)
            .map(Character::toString);
    return Arbitraries.oneOf(strange, any).list().ofMaxSize(8).map(parts -> String.join("", parts));
  }
}
