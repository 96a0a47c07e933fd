package dev.issuetracker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandTest {

  @Test
  void no_argument_means_to_serve() {
    assertThat(Command.parse(List.of())).isEqualTo(new Command.Serve());
  }

  @Test
  void help_and_version_have_their_usual_names() {
    assertThat(Command.parse(List.of("--help"))).isEqualTo(new Command.Help());
    assertThat(Command.parse(List.of("--version"))).isEqualTo(new Command.Version());
  }

  @Test
  void anything_else_is_misuse() {
    assertThat(Command.parse(List.of("serve"))).isInstanceOf(Command.Misused.class);
    assertThat(Command.parse(List.of("--help", "me"))).isInstanceOf(Command.Misused.class);
  }
}
