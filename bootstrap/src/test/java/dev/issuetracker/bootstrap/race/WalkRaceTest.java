package dev.issuetracker.bootstrap.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists that are read from end to end and back while others create, edit and delete in the midst of
 * them.
 */
final class WalkRaceTest extends RaceTest {
  private static final int STANDING = 120;
  private static final int WRITERS = 3;
  private static final int PAGE = 11;
  private static final String[] PRIORITIES = {"low", "medium", "high", "critical"};

  private static final String DUE = "due_after";

  /** Nobody touches these. */
  private Set<Long> standing;

  /** Those of them that are due some day. */
  private Set<Long> due;

  /** These are edited, and never deleted: they keep their place by what never changes. */
  private List<Long> edited;

  /** What others did while the list was walked. */
  private final Semaphore written = new Semaphore(0);

  private String project;

  private static final AtomicInteger PROJECTS = new AtomicInteger(9);

  @BeforeEach
  void issues() {
    project = "W" + PROJECTS.incrementAndGet();
    admin.post("/projects", "{\"key\": \"%s\", \"name\": \"walked\"}".formatted(project));
    var random = new SplittableRandom(7);
    var created =
        IntStream.range(0, STANDING * 2)
            .mapToObj(number -> request("tapestry " + number, random))
            .collect(Collectors.joining(", ", "{\"issues\": [", "]}"));
    var ids = new ArrayList<Long>();
    admin
        .post("/issues/bulk", created)
        .json()
        .get("created")
        .values()
        .forEach(one -> ids.add(one.get("id").getLongValue()));
    // Between each other, not one after the other.
    standing = new TreeSet<>(every(ids, 0));
    due = new TreeSet<>(standing);
    due.retainAll(
        admin.all("/issues?due_after=2030-01-01&project=" + project).stream()
            .map(one -> one.get("id").getLongValue())
            .toList());
    edited = List.copyOf(every(ids, 1));
  }

  private static List<Long> every(List<Long> ids, int from) {
    return IntStream.range(0, ids.size()).filter(at -> at % 2 == from).mapToObj(ids::get).toList();
  }

  private String request(String title, SplittableRandom random) {
    return """
    {"title": "%s", "project": "%s", "priority": "%s", "due_date": %s,
     "labels": ["walked", "long"]}
    """
        .formatted(
            title,
            project,
            PRIORITIES[random.nextInt(4)],
            random.nextInt(3) == 0 ? "null" : "\"2030-01-%02d\"".formatted(1 + random.nextInt(9)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "created_at",
        "-created_at",
        "id",
        "-id",
        "updated_at",
        "-updated_at",
        "last_activity_at",
        "-last_activity_at",
        "due_date",
        "-due_date",
        "priority",
        "-priority",
        "-created_at&q=tapestry",
        "relevance&q=tapestry",
        "-priority,created_at",
        "-created_at&label=walked",
        "created_at&label=walked&label=long",
        "-created_at&due_after=2030-01-01&due_before=2030-01-10"
      })
  void what_stands_throughout_is_seen_exactly_once(String sort) throws Exception {
    var end = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      var writers =
          IntStream.range(0, WRITERS)
              .mapToObj(number -> threads.submit(() -> write(number, end)))
              .toList();
      try {
        var walk = walk("/issues?project=%s&size=%d&sort=%s".formatted(project, PAGE, sort));
        assertSeenOnce(walk.there(), sort);
        assertSeenOnce(walk.back(), sort);
      } finally {
        end.set(true);
      }
      for (Future<?> writer : writers) {
        writer.get(30, TimeUnit.SECONDS);
      }
    }
  }

  private void assertSeenOnce(List<Long> seen, String sort) {
    boolean dated = sort.contains(DUE);
    assertThat(seen.stream().filter(standing::contains).toList())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(dated ? due : standing);
    if (!dated && sort.matches("-?(created_at|id)\\b.*")) {
      assertThat(seen).containsAll(edited).doesNotHaveDuplicates();
    }
  }

  private record Walk(List<Long> there, List<Long> back) {}

  /** To the last page, and from there to what is the first page then. */
  private Walk walk(String path) throws InterruptedException {
    var there = new ArrayList<Long>();
    var page = admin.get(path).json();
    take(page, there);
    while (!page.get("next").isNull()) {
      page = follow(page, "next");
      take(page, there);
    }
    var back = new ArrayList<Long>();
    take(page, back);
    while (!page.get("previous").isNull()) {
      page = follow(page, "previous");
      take(page, back);
    }
    return new Walk(there, back);
  }

  /** Not before somebody has written something. */
  private JsonNode follow(JsonNode page, String link) throws InterruptedException {
    written.drainPermits();
    assertThat(written.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    return admin.get(page.get(link).getStringValue().replaceFirst("^/api/v1", "")).json();
  }

  private static void take(JsonNode page, List<Long> ids) {
    page.get("results").values().forEach(issue -> ids.add(issue.get("id").getLongValue()));
  }

  /** Creates, edits, comments and deletes until the walk is over. */
  private void write(int number, AtomicBoolean end) {
    var random = new SplittableRandom(number);
    var own = new ArrayList<Long>();
    var mine = new ArrayList<>(edited.subList(number * 30, number * 30 + 30));
    Collections.shuffle(mine, new java.util.Random(number));
    while (!end.get()) {
      var answer =
          switch (random.nextInt(4)) {
            case 0 -> create(own, random);
            case 1 -> edit(mine.get(random.nextInt(mine.size())), random);
            case 2 -> admin.post("/issues/" + mine.getFirst() + "/comments", "{\"body\": \"so\"}");
            default ->
                own.isEmpty()
                    ? create(own, random)
                    : admin.send("DELETE", "/issues/" + own.removeFirst(), null);
          };
      assertThat(answer.ok()).as(answer.text()).isTrue();
      written.release();
    }
  }

  private ApiClient.Answer create(List<Long> own, SplittableRandom random) {
    var answer = admin.post("/issues", request("tapestry of others", random));
    own.add(answer.number("id"));
    return answer;
  }

  private static ApiClient.Answer edit(long id, SplittableRandom random) {
    return admin.patch(
        "/issues/" + id,
        "{\"version\": %d, \"priority\": \"%s\", \"due_date\": \"2030-01-%02d\"}"
            .formatted(
                admin.issue(id).number("version"),
                PRIORITIES[random.nextInt(4)],
                1 + random.nextInt(9)));
  }
}
