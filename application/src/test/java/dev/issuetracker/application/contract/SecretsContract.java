package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.Together.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every keeper of the tracker's own keys keeps. */
public abstract class SecretsContract extends PortsContract {

  @Test
  void a_secret_has_32_bytes_and_is_always_the_same() {
    var secret = ports.secrets().secret(world.named("cursors"));

    assertThat(secret).hasSize(32).isNotEqualTo(new byte[32]);
    assertThat(ports.secrets().secret(world.named("cursors"))).isEqualTo(secret);
  }

  @Test
  void every_purpose_has_its_own() {
    assertThat(ports.secrets().secret(world.named("cursors")))
        .isNotEqualTo(ports.secrets().secret(world.named("digests")));
  }

  @Test
  void whoever_spoils_his_copy_spoils_his_copy() {
    var mine = ports.secrets().secret(world.named("cursors"));
    var before = mine.clone();
    Arrays.fill(mine, (byte) 0);

    assertThat(ports.secrets().secret(world.named("cursors"))).isEqualTo(before);
  }

  @Test
  void a_secret_outlives_a_write_that_fails() {
    var given = new byte[1][];
    assertThatThrownBy(
        () ->
            world.write(
                () -> {
                  given[0] = ports.secrets().secret(world.named("cursors"));
                  throw new IllegalStateException("undone");
                }));

    assertThat(ports.secrets().secret(world.named("cursors"))).isEqualTo(given[0]);
  }

  @Test
  void many_who_ask_first_get_the_same() {
    var secrets = together(8, thread -> ports.secrets().secret(world.named("cursors")));

    assertThat(secrets).allSatisfy(secret -> assertThat(secret).isEqualTo(secrets.getFirst()));
  }
}
