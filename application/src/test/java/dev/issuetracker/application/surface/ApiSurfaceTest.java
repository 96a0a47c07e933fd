package dev.issuetracker.application.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApiSurfaceTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "api-surface.md");

  /** Write it anew with {@code -Dupdate.docs=true}, and look at what changed. */
  @Test
  void the_document_is_what_embedders_see() throws IOException {
    var surface = Surface.ofTheLibrary().document();
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(DOCUMENT, surface);
    }

    assertThat(DOCUMENT).hasContent(surface);
  }

  @Test
  void every_public_type_and_method_of_a_port_says_what_it_is() throws IOException {
    assertThat(Documentation.without(Path.of("src/main/java"))).isEmpty();
    assertThat(Documentation.without(Path.of("../domain/src/main/java"))).isEmpty();
  }

  @Test
  void what_does_not_would_be_found() {
    var source =
        """
        /** Said. */
        public interface Outer {
          record Silent() implements Outer {}

          /** Said, too. */
          record Loud() implements Outer {}

          /** @param word only that */
          record Half(String word) {}

          /** Said. */
          void told();

          /** @return what it is */
          int tagged();

          void untold();
        }
        """;

    assertThat(Documentation.without("Outer", source))
        .containsExactly("Silent", "Half", "Outer.untold");
  }
}
