package dev.issuetracker.persistence;

import static dev.issuetracker.domain.Together.together;

import dev.issuetracker.application.Ports;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether those who open issues in one project hinder each other: sixteen writers on one project,
 * and on sixteen. Has a main of its own and is no test: machines differ.
 */
public final class WritersBench {
  private static final int WRITERS = 16;
  private static final int ROUNDS = 4;
  private static final Duration EACH = Duration.ofSeconds(4);

  private final Ports ports;
  private final PersonRef alice;

  private WritersBench(Ports ports) {
    this.ports = ports;
    alice =
        ports
            .transactions()
            .write(
                () ->
                    ports
                        .people()
                        .add(new Username("alice"), "Alice", Role.MANAGER, null, Instant.EPOCH))
            .ref();
  }

  public static void main(String[] arguments) {
    try (var database = Database.connect(TestPostgres.freshDatabase().withConnections(WRITERS))) {
      new WritersBench(PostgresPorts.on(database.connections(), InstantSource.system())).run();
    }
  }

  private void run() {
    var projects = new ArrayList<ProjectRef>();
    for (int i = 0; i < WRITERS; i++) {
      projects.add(project("P" + i));
    }
    perSecond(projects);
    long one = 0;
    long many = 0;
    for (int round = 0; round < ROUNDS; round++) {
      one += perSecond(projects.subList(0, 1));
      many += perSecond(projects);
    }
    System.out.printf(
        "16 writers on one project: %d/s, on sixteen: %d/s, ratio %.2f%n",
        one / ROUNDS, many / ROUNDS, (double) one / many);
  }

  private ProjectRef project(String key) {
    return ports
        .transactions()
        .write(() -> ports.projects().add(new ProjectKey(key), key, null, alice, Instant.EPOCH))
        .ref();
  }

  private long perSecond(List<ProjectRef> projects) {
    long end = System.nanoTime() + EACH.toNanos();
    var opened = together(WRITERS, writer -> open(projects.get(writer % projects.size()), end));
    return opened.stream().mapToLong(Integer::longValue).sum() / EACH.toSeconds();
  }

  private int open(ProjectRef project, long end) {
    int opened = 0;
    var by = new Authorship(alice, Instant.EPOCH, null);
    while (System.nanoTime() < end) {
      var draft = DatabaseTest.anIssue(project, alice, "number " + opened);
      ports.transactions().write(() -> ports.issues().add(List.of(draft), by));
      opened++;
    }
    return opened;
  }
}
