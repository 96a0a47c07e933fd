package dev.issuetracker.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Secrets;
import dev.issuetracker.application.Window.Start;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CursorsTest {
  private static final Secrets SECRETS = name -> new byte[32];
  private static final Position PLACE = new Position(List.of("2026-01-09", "", "17"));

  private final Cursors cursors = new Cursors(SECRETS);

  static List<Start> places() {
    return List.of(
        new Start.After(PLACE),
        new Start.Before(PLACE),
        new Start.After(Position.EDGE),
        new Start.Before(Position.EDGE));
  }

  @ParameterizedTest
  @MethodSource("places")
  void aPlaceIsReadAsItWasWrittenAndForNoOtherList(Start place) {
    var text = cursors.write(place, "/issues");

    assertThat(cursors.read(text, "/issues")).hasValue(place);
    assertThat(cursors.read(text, "/labels")).isEmpty();
  }

  /** Its servers have the same key. */
  @ParameterizedTest
  @MethodSource("places")
  void aPlaceThatAnotherVersionWroteIsNone(Start place) {
    var text = new Cursors(SECRETS, 1).write(place, "/issues");

    assertThat(cursors.read(text, "/issues")).isEmpty();
  }
}
