package dev.issuetracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilenameProperties {

  @Property
  void whatever_is_sent_becomes_a_name_that_stays_what_it_is(@ForAll("sent") String sent) {
    var name = new Filename(sent).value();

    assertThat(name).isNotEmpty().doesNotContainPattern("[/\\\\<>:\"|?*]");
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    assertThat(new Filename(name).value()).isEqualTo(name);
    assertThat(Filename.of(sent)).isEqualTo(new Filename(sent));
  }

  /** Pieces that matter, and long runs of them. */
  @Provide
  Arbitrary<String> sent() {
    var piece =
        Arbitraries.of(
            "..",
            "/",
            "\\",
            ".",
            " ",
            "con",
            "CON",
            "nul",
            "com1",
            "a",
            "txt",
            ".txt",
            "é",
            "e\u0301",
            "\u202E",
            "🐛",
            "?",
            "\u0000",
            "x".repeat(250),
            " ".repeat(260),
            ".".repeat(260));
    return piece.list().ofMaxSize(8).map(pieces -> String.join("", pieces));
  }
}
