package dev.issuetracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "\uD83D\uDC1B", "\u0301", "\u05D0", "\u4E2D"})
  void a_line_is_measured_in_code_points(String character) {
    assertThat(title(character.repeat(255))).isEmpty();
    assertThat(title(character.repeat(256))).hasValue("too_long");
  }

  @Test
  void a_combining_mark_counts_as_a_character_of_its_own() {
    assertThat(title("e\u0301".repeat(127) + "e")).isEmpty();
    assertThat(title("e\u0301".repeat(128))).hasValue("too_long");
  }

  @Test
  void a_clipped_text_ends_with_a_whole_character() {
    var bugs = "\uD83D\uDC1B".repeat(3);
    assertThat(Texts.clip(bugs, 3, "...")).isSameAs(bugs);
    assertThat(Texts.clip(bugs, 2, "...")).isEqualTo("\uD83D\uDC1B\uD83D\uDC1B...");
    assertThat(Texts.clip("a" + bugs, 2, "")).isEqualTo("a\uD83D\uDC1B");
    assertThat(Texts.clip("", 2, "...")).isEmpty();
  }

  @Test
  void what_is_trimmed_does_not_count() {
    assertThat(title("  " + "a".repeat(255) + "\t\n\u2003")).isEmpty();
    assertThat(Texts.trim("\u2003 a b \n")).isEqualTo("a b");
    assertThat(Texts.trim("\u00A0a\u00A0b\u202F")).isEqualTo("a\u00A0b");
    assertThat(Texts.trim(" \u3000 ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t\n", "\u2003", "\u3000\u3000", "\u00A0", "\u200B", "\u202F\uFEFF"})
  void a_line_must_say_something(String nothing) {
    assertThat(title(nothing)).hasValue("blank");
    assertThat(comment(nothing)).hasValue("blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u3164", "\u2800 \uFE0F", "\u115F\u1160", "\uFFA0", "\u00AD\u2064"})
  void what_looks_blank_says_nothing(String nothing) {
    assertThat(title(nothing)).hasValue("blank");
    assertThat(comment(nothing)).hasValue("blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bug\u200B",
        "b\u00ADug",
        "\u202Egub",
        "\u2066bug\u2069",
        "bug\uFE0F",
        "bu\u0301\u200Dg",
        "bug\u200E",
        "bug\u3164",
        "1\uFE0F",
        "\u0645\u06CC\u200C",
        "\u0645\u200C\u200C\u06CC",
        "\u2764\uFE0F\uFE0F",
        "bug\uDB40\uDC67"
      })
  void a_name_holds_nothing_that_nobody_sees(String name) {
    assertThat(name(name)).hasValue("invisible_character");
    assertThat(title(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u2764\uFE0F",
        "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB team",
        "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
        "\u2764\uFE0F\u200D\uD83D\uDD25",
        "1\uFE0F\u20E3",
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
        "\u0915\u094D\u200D\u0937",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F",
        "\u05E9\u05DC\u05D5\u05DD",
        "Gr\u00F6\u00DFe 1"
      })
  void a_name_keeps_what_joins_its_letters_and_pictures(String name) {
    assertThat(name(name)).isEmpty();
  }

  private static Optional<String> name(String text) {
    return Texts.name("/name", text, Texts.NAME_LIMIT).map(Fault::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u001bb", "a\u007fb", "a\u0085b", "a\rb"})
  void control_characters_are_refused_everywhere(String text) {
    assertThat(title(text)).hasValue("control_character");
    assertThat(longText(text)).hasValue("control_character");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\tb"})
  void line_feeds_and_tabs_stand_in_long_texts_alone(String text) {
    assertThat(title(text)).hasValue("control_character");
    assertThat(longText(text)).isEmpty();
    assertThat(comment(text)).isEmpty();
  }

  @Test
  void half_a_character_is_refused() {
    for (char half : new char[] {'\uD83D', '\uDC1B'}) {
      assertThat(title(half + "a")).hasValue("lone_surrogate");
      assertThat(title("a" + half)).hasValue("lone_surrogate");
      assertThat(longText("a" + half + "b")).hasValue("lone_surrogate");
    }
    assertThat(title("\uDC1B\uD83D")).hasValue("lone_surrogate");
  }

  @Test
  void scripts_of_every_direction_are_welcome() {
    assertThat(title("\u05E9\u05DC\u05D5\u05DD \u200Fworld \u202Eabc\u202C")).isEmpty();
    assertThat(title("\uD83D\uDC69\u200D\uD83D\uDCBB \u0627\u0644\u0639")).isEmpty();
  }

  @Test
  void a_missing_line_is_required_and_a_missing_long_text_is_not() {
    assertThat(title(null)).hasValue("required");
    assertThat(comment(null)).hasValue("required");
    assertThat(longText(null)).isEmpty();
    assertThat(longText("")).isEmpty();
    assertThat(Texts.emptyToNull("")).isNull();
    assertThat(Texts.emptyToNull(" ")).isEqualTo(" ");
  }

  @Test
  void a_long_text_has_its_limit_too() {
    assertThat(longText("\uD83D\uDC1B".repeat(65_536))).isEmpty();
    assertThat(longText("\uD83D\uDC1B".repeat(65_537))).hasValue("too_long");
  }

  private static Optional<String> title(String text) {
    return Texts.line("/title", text, Texts.TITLE_LIMIT).map(Fault::code);
  }

  private static Optional<String> longText(String text) {
    return Texts.longText("/description", text).map(Fault::code);
  }

  private static Optional<String> comment(String text) {
    return Texts.comment("/body", text).map(Fault::code);
  }
}
