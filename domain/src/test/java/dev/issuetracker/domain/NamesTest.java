package dev.issuetracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people, projects and issues are named. */
class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"WEB-7", "AB-1", "A1B2C3D4E5-9999999999999999"})
  void a_key_reads_as_it_is_written(String text) {
    assertThat(IssueKey.parse(text).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "WEB",
        "WEB-",
        "-7",
        "WEB-0",
        "WEB-07",
        "web-7",
        "W-7",
        "WEB--7",
        "WEB-7 ",
        " WEB-7",
        "WEB-7\n",
        "1EB-7",
        "ABCDEFGHIJK-1",
        "WEB-99999999999999999",
        "WEB-\u0667"
      })
  void what_is_no_key_is_not_read_as_one(String text) {
    assertThat(IssueKey.parse(text)).isEmpty();
  }

  @Test
  void the_first_project_has_a_key_like_any_other() {
    assertThat(ProjectKey.MAIN).hasToString("MAIN").isEqualTo(new ProjectKey("MAIN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "42", "9007199254740991"})
  void a_number_is_an_id(String text) {
    assertThat(Reference.of(text)).isEqualTo(new Reference.ById(Long.parseLong(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "007",
        "-1",
        "+1",
        "1.0",
        "1 ",
        "9007199254740992",
        "99999999999999999999",
        "alice",
        "WEB",
        "WEB-7",
        "\u0664\u0662"
      })
  void anything_else_is_a_name(String text) {
    assertThat(Reference.of(text)).isEqualTo(new Reference.ByName(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Alice", "a.b_c-d", "a1"})
  void usernames_are_folded_to_lower_case(String text) {
    assertThat(Username.check("", text)).isEmpty();
    assertThat(Username.of(text).value()).isLowerCase();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", ".a", "a b", "none", "ME", "\u00E4", "a\n", "\u212Aate"})
  void what_is_no_username_is_refused(String text) {
    assertThat(Username.check("/username", text)).isPresent();
  }

  @Test
  void a_username_is_lower_case_however_it_was_made() {
    assertThat(new Username("Alice")).isEqualTo(new Username("alice"));
    assertThat(new Username("Alice")).hasToString("alice");
  }

  @Test
  void a_username_has_64_characters_at_most() {
    assertThat(Username.check("", "a".repeat(64))).isEmpty();
    assertThat(Username.check("", "a".repeat(65))).isPresent();
  }
}
