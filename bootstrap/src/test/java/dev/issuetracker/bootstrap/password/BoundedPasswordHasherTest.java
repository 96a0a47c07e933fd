package dev.issuetracker.bootstrap.password;

import static dev.issuetracker.domain.Together.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.people.PasswordHasher;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BoundedPasswordHasherTest {
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void who_finds_no_room_is_turned_away_and_later_there_is_room_again() {
    var slow = new Slow();
    try (var hasher = new BoundedPasswordHasher(slow, 1, 1, Duration.ofMillis(200))) {
      assertThatThrownBy(() -> hasher.hash("the first, whose patience ends"))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> hasher.hash("the second, who waits behind it"))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> hasher.hash("the third, for whom there is no seat"))
          .isInstanceOf(Unavailable.class);

      gate.countDown();

      dev.issuetracker.domain.Eventually.eventually(
          "there is room again",
          () -> {
            try {
              return hasher.verify("x", "y");
            } catch (Unavailable full) {
              return false;
            }
          });
    }
  }

  @Test
  void the_work_is_done_on_threads_of_its_own() {
    try (var hasher = new BoundedPasswordHasher(new Naming(), 1, 1, Duration.ofSeconds(20))) {
      assertThat(elsewhere(() -> hasher.hash("x"))).isEqualTo("password-hasher");
    }
  }

  private final class Slow implements PasswordHasher {
    @Override
    public String hash(String password) {
      try {
        return Boolean.toString(gate.await(20, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean verify(String password, String hash) {
      return true;
    }
  }

  private static final class Naming implements PasswordHasher {
    @Override
    public String hash(String password) {
      return Thread.currentThread().getName();
    }

    @Override
    public boolean verify(String password, String hash) {
      return false;
    }
  }
}
