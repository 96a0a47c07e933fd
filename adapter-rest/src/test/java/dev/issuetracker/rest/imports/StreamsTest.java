package dev.issuetracker.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Role;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that nobody takes off the line. */
class StreamsTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Streams streams = new Streams(threads);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void onePersonLeavesPlacesToTheOthers() {
    begin(1);
    begin(1);
    assertThatThrownBy(() -> begin(1)).satisfies(refused -> assertStatus(refused, 429));

    for (long person : List.of(2L, 2L, 3L, 3L, 4L, 4L)) {
      begin(person);
    }
    assertThatThrownBy(() -> begin(5)).satisfies(refused -> assertStatus(refused, 503));
  }

  private void begin(long person) {
    var ref = new PersonRef(person, "n" + person, "n");
    var actor = new Actor(ref, Role.MANAGER, Actor.Access.SIGNED_IN, null);
    var answer =
        streams.send(HttpRequest.GET("/"), actor, "x.csv", "text/csv", StreamsTest::writeOn);
    assertThat(answer.code()).isEqualTo(200);
  }

  /** More than is taken from it before somebody reads. */
  private static void writeOn(OutputStream to) throws IOException {
    to.write(new byte[8 << 20]);
  }

  private static void assertStatus(Throwable refused, int status) {
    assertThat(refused)
        .isInstanceOfSatisfying(
            ProblemException.class,
            known -> assertThat(known.problem().type().status()).isEqualTo(status));
  }
}
