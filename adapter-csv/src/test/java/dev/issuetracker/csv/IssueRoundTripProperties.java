package dev.issuetracker.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.imports.ExportUseCases.Export;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportUseCases.Start;
import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Username;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * What is exported and imported into an empty tracker is the same again, whatever its texts are.
 */
class IssueRoundTripProperties {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00.123456Z");
  private static final List<String> HOSTILE =
      List.of(
          "=1+1",
          "'",
          "''",
          "'=x",
          "+",
          "@SUM(A1)",
          "-2",
          "\tx",
          "a,b;c",
          "\"",
          "\"\"x\"",
          "a\nb",
          "\n",
          " x ",
          "אבג \u202Eabc",
          "😀👨‍👩‍👧",
          "\uFEFF",
          "NULL",
          "\\N",
          "1e5",
          "0012",
          "true",
          "é");

  /** Where issues live, with the people that they name. */
  private static final class House {
    final Ports ports = InMemory.ports(() -> NOW).withSheets(new SheetFiles());
    final IssueTracker tracker = IssueTracker.on(ports);
    final Person mia = person("mia", Role.MANAGER);
    final Person ben = person("ben", Role.DEVELOPER);

    private Person person(String name, Role role) {
      return ports
          .transactions()
          .write(() -> ports.people().add(new Username(name), name, role, null, NOW));
    }

    Actor manager() {
      return Actor.of(mia);
    }

    ProjectRef project() {
      return ports
          .transactions()
          .read(() -> ports.projects().find(new Reference.ByName("MAIN")).orElseThrow().ref());
    }
  }

  /** What is given of an issue. */
  record Given(
      String title,
      @Nullable String description,
      Status status,
      Priority priority,
      boolean due,
      boolean assigned,
      boolean reportedByBen,
      boolean named,
      List<String> labels) {}

  @Property(tries = 150)
  void as_csv(@ForAll("issues") List<Given> issues) throws IOException {
    comesBack(issues, SheetFormat.CSV);
  }

  @Property(tries = 60)
  void as_a_workbook(@ForAll("issues") List<Given> issues) throws IOException {
    comesBack(issues, SheetFormat.XLSX);
  }

  private static void comesBack(List<Given> given, SheetFormat format) throws IOException {
    var from = new House();
    open(from, given);
    var file = new ByteArrayOutputStream();
    var all = IssueCriteria.everything().sortedBy(IssueCriteria.Sort.ID, false);
    from.tracker.exports().write(new Export(from.manager(), all, format, true), file);

    var to = new House();
    var imports = to.tracker.imports();
    var blob = imports.store(new ByteArrayInputStream(file.toByteArray()));
    var looked = imports.look("issues" + format.ending(), format, blob, null);
    var options = new ImportOptions(null, false, true, format != SheetFormat.XLSX, null);
    var job = imports.start(new Start(to.manager(), looked, options));
    to.tracker.importWorker().runNext("worker", () -> false);

    var done = imports.get(to.manager(), Long.toString(job.id()));
    assertThat(done.progress().created()).isEqualTo(given.size());
    assertThat(texts(to)).isEqualTo(texts(from));
  }

  private static void open(House house, List<Given> given) {
    house
        .ports
        .transactions()
        .write(
            () -> {
              var issues = new ArrayList<NewIssue>();
              given.forEach(one -> issues.add(issue(house, one, issues.size())));
              return house.ports.issues().add(issues, Authorship.of(house.manager(), NOW));
            });
  }

  private static NewIssue issue(House house, Given given, int place) {
    var labels =
        house.ports.labels().ensure(given.labels.stream().map(LabelName::new).toList(), NOW);
    var created = NOW.minusSeconds(3_600L * (place + 2));
    boolean resolved = given.status == Status.RESOLVED || given.status == Status.CLOSED;
    return new NewIssue(
        house.project(),
        given.title,
        given.description,
        given.status,
        given.priority,
        given.due ? LocalDate.of(2026, 2, 28) : null,
        given.named ? "'=" + place : null,
        given.assigned ? house.ben.ref() : null,
        (given.reportedByBen ? house.ben : house.mia).ref(),
        labels,
        created,
        NOW,
        resolved ? created.plusSeconds(60) : null,
        given.status == Status.CLOSED ? created.plusSeconds(61) : null);
  }

  private static List<List<Object>> texts(House house) {
    var texts = new ArrayList<List<Object>>();
    var all = IssueCriteria.everything().sortedBy(IssueCriteria.Sort.ID, false);
    house.ports.imports().stream().each(house.manager(), all, issue -> texts.add(told(issue)));
    return texts;
  }

  private static List<Object> told(Issue issue) {
    return List.of(
        issue.title(),
        String.valueOf(issue.description()),
        issue.status(),
        issue.priority(),
        String.valueOf(issue.dueDate()),
        String.valueOf(issue.externalId()),
        String.valueOf(issue.assignee()),
        issue.reporter(),
        issue.labels().stream().map(label -> label.name()).toList(),
        issue.createdAt(),
        String.valueOf(issue.resolvedAt()),
        String.valueOf(issue.closedAt()));
  }

  @Provide
  Arbitrary<List<Given>> issues() {
    var piece =
        Arbitraries.oneOf(Arbitraries.of(HOSTILE), Arbitraries.strings().alpha().ofMaxLength(8));
    var text = piece.list().ofMinSize(1).ofMaxSize(4).map(pieces -> String.join("", pieces));
    var title =
        text.map(given -> given.replaceAll("[\\p{Cntrl}\\uFEFF]", " ").strip())
            .filter(given -> !given.isBlank());
    var flag = Arbitraries.of(true, false);
    var labels =
        Arbitraries.of("bug", "=cmd", "'quoted'", "with space", "Ünï", "-x").set().ofMaxSize(3);
    return Combinators.combine(
            title,
            text.filter(given -> !given.isEmpty()).injectNull(0.2),
            Arbitraries.of(Status.class),
            Arbitraries.of(Priority.class),
            flag,
            flag,
            flag,
            labels.map(List::copyOf))
        .as((a, b, c, d, e, f, g, h) -> new Given(a, b, c, d, e, f, g, e ^ f, h))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
