package dev.issuetracker.rest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.trial.TrialController;
import io.micronaut.core.type.Argument;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonReaderProperties {

  private static final Argument<?> BODY = Argument.of(TrialController.Create.class);

  @Property(tries = 2_000)
  void anyBytesEitherBindOrHaveAFault(@ForAll byte[] body) {
    bindsOrHasAFault(body);
  }

  @Property(tries = 2_000)
  void anythingLikeJsonEitherBindsOrHasAFault(@ForAll("fragments") List<String> fragments) {
    bindsOrHasAFault(String.join("", fragments).getBytes(UTF_8));
  }

  @Property
  void aTextComesThroughAsItIs(@ForAll("texts") String text) {
    ShapeFaults faults = new ShapeFaults();
    byte[] body = ('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"').getBytes(UTF_8);

    assertThat(JsonText.parse(body, faults)).isEqualTo(new Json.Text(text));
    assertThat(faults.areNone()).isTrue();
  }

  @Provide
  Arbitrary<List<String>> fragments() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"title\"",
            "\"part\"",
            "\"name\"",
            "\"a\"",
            "null",
            "true",
            "1",
            "-1.5e9",
            "\"\\ud800\"",
            "\"\\u0000\"",
            " ",
            "\"labels\"",
            "{}",
            "[]")
        .list()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .all()
        .filter(text -> Characters.fault(text).isEmpty())
        .filter(text -> text.chars().noneMatch(c -> c < ' '));
  }

  private static void bindsOrHasAFault(byte[] body) {
    ShapeFaults faults = new ShapeFaults();
    Bound bound;
    try {
      bound = new Binder(faults).bind(BODY, JsonText.parse(body, faults), Pointer.WHOLE);
    } catch (MalformedJson malformed) {
      assertThat(malformed.code()).isNotEmpty();
      return;
    }
    assertThat(bound instanceof Bound.Value || !faults.areNone()).isTrue();
  }
}
