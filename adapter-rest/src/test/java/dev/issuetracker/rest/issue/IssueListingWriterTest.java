package dev.issuetracker.rest.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.rest.RestDefaults;
import dev.issuetracker.rest.answer.LabelBrief;
import dev.issuetracker.rest.answer.PersonBrief;
import dev.issuetracker.rest.answer.ProjectBrief;
import dev.issuetracker.rest.issue.IssueListing.Counts;
import dev.issuetracker.rest.issue.IssueListing.Value;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written by hand is what the framework would write of the same records. */
class IssueListingWriterTest {
  private static final String[] PIECES = {
    "login", " ", "\"", "\\", "/", "\n", "\t", "\r", "\b", "\f", "\u0001", "\u001f", "\u007f", "é",
    "ß", "漢", "😀", "\u2028", "<mark>", "&", "{", "]", ",", "'"
  };

  private static ApplicationContext context;
  private static JsonMapper framework;

  private final SplittableRandom chance = new SplittableRandom(7);

  @BeforeAll
  static void start() {
    context = ApplicationContext.builder().propertySources(RestDefaults.source()).start();
    framework = context.getBean(JsonMapper.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void it_is_byte_for_byte_what_the_framework_writes() throws IOException {
    for (int i = 0; i < 3_000; i++) {
      var list = list();
      assertThat(new String(IssueListingWriter.write(list), UTF_8))
          .isEqualTo(new String(framework.writeValueAsBytes(list), UTF_8));
    }
  }

  private IssueListing list() {
    var found = new ArrayList<FoundIssue>();
    for (int left = chance.nextInt(4); left > 0; left--) {
      found.add(new FoundIssue(issue(), maybe(this::highlight)));
    }
    var facets = new TreeMap<String, Counts>();
    for (int left = chance.nextInt(3); left > 0; left--) {
      facets.put(text(), new Counts(values(), chance.nextBoolean(), chance.nextBoolean()));
    }
    return new IssueListing(
        maybe(chance::nextLong),
        maybe(chance::nextBoolean),
        maybe(this::text),
        maybe(this::text),
        found,
        chance.nextBoolean(),
        maybe(chance::nextLong),
        chance.nextBoolean() ? facets : Map.of());
  }

  private List<Value> values() {
    var values = new ArrayList<Value>();
    for (int left = chance.nextInt(3); left > 0; left--) {
      values.add(new Value(text(), chance.nextLong()));
    }
    return values;
  }

  private HighlightResponse highlight() {
    return new HighlightResponse(text(), maybe(this::text), maybe(chance::nextLong));
  }

  private IssueResponse issue() {
    var labels = new ArrayList<LabelBrief>();
    for (int left = chance.nextInt(4); left > 0; left--) {
      labels.add(new LabelBrief(chance.nextLong(), text(), "#d73a4a"));
    }
    return new IssueResponse(
        chance.nextLong(),
        text(),
        new ProjectBrief(chance.nextLong(), text(), text()),
        text(),
        maybe(this::text),
        "in_progress",
        "critical",
        maybe(() -> LocalDate.ofEpochDay(chance.nextInt(-800_000, 100_000))),
        maybe(this::text),
        maybe(this::person),
        person(),
        labels,
        chance.nextLong(),
        chance.nextLong(),
        chance.nextLong(),
        time(),
        time(),
        time(),
        maybe(this::time),
        maybe(this::time),
        maybe(this::time),
        maybe(this::person));
  }

  private PersonBrief person() {
    return new PersonBrief(chance.nextLong(), text(), text());
  }

  private Instant time() {
    return Instant.ofEpochSecond(chance.nextLong(4_000_000_000L), chance.nextInt(1_000_000_000));
  }

  private String text() {
    var text = new StringBuilder();
    for (int left = chance.nextInt(20); left > 0; left--) {
      text.append(PIECES[chance.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private <T> @Nullable T maybe(Supplier<T> some) {
    return chance.nextBoolean() ? some.get() : null;
  }
}
