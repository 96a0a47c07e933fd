package dev.issuetracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilenameTest {

  @ParameterizedTest
  @CsvSource({
    "report.pdf, report.pdf",
    "Größe 🐛.txt, Größe 🐛.txt",
    ".bashrc, .bashrc",
    "../../etc/passwd, passwd",
    "C:\\temp\\a.txt, a.txt",
    ".., file",
    "'', file",
    "/, file",
    "a?b*c<d>e|f.txt, a_b_c_d_e_f.txt",
    "CON, _CON",
    "nul.txt, _nul.txt",
    "com1 .log, _com1 .log",
    "LPT².txt, _LPT².txt",
    "console.txt, console.txt",
    "name. . , name",
    "'  spaced  ', spaced",
  })
  void a_name_fits_everywhere(String sent, String kept) {
    assertThat(Filename.of(sent).value()).isEqualTo(kept);
    assertThat(new Filename(sent).value()).as("made directly").isEqualTo(kept);
  }

  @Test
  void a_name_that_is_that_of_a_device_once_it_is_cut_is_none() {
    assertThat(Filename.of("con" + " ".repeat(300) + "x.txt").value()).isEqualTo("_con.txt");
  }

  @Test
  void nobody_is_deceived_by_what_he_cannot_see() {
    assertThat(Filename.of("photo\u202Egpj.exe").value()).isEqualTo("photogpj.exe");
    assertThat(Filename.of("a\u0000b\r\nc\"d.txt").value()).isEqualTo("abc_d.txt");
    assertThat(Filename.of("\uD800a.txt").value()).isEqualTo("a.txt");
    assertThat(Filename.of("\u200B\u2066").value()).isEqualTo("file");
  }

  /** With an expression for the spaces at the end it took hours. */
  @Test
  @Timeout(60)
  void a_name_is_done_with_in_one_go_however_long_it_is() {
    var spaces = " ".repeat(2_000_000);

    assertThat(Filename.of("a" + spaces + "b").value()).isEqualTo("a");
    assertThat(Filename.of("a" + spaces + "b.txt").value()).isEqualTo("a.txt");
    assertThat(Filename.of("🐛".repeat(1_000_000)).value()).isEqualTo("🐛".repeat(63));
  }

  @Test
  void a_long_name_is_cut_and_keeps_its_ending() {
    assertThat(Filename.of("x".repeat(300) + ".txt").value()).isEqualTo("x".repeat(251) + ".txt");
    var wide = Filename.of("🐛".repeat(300) + ".tar").value();
    assertThat(wide.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    assertThat(wide).endsWith("🐛.tar");
    assertThat(Filename.of("a." + "x".repeat(400)).value()).hasSize(255);
  }
}
