package dev.issuetracker.application.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.contract.World;
import dev.issuetracker.application.issue.BulkUseCases.OpenMany;
import dev.issuetracker.application.issue.IssueUseCases.Open;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.domain.FixedClock;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.IssueDraft.Times;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may say what of an issue that does not exist yet. */
class DraftRightsTest {
  private static final Instant BEFORE = Instant.parse("2025-03-01T08:00:00Z");

  private final Ports ports = InMemory.ports(FixedClock.at("2026-01-09T12:00:00Z"));
  private final World world = World.in(ports);
  private final IssueUseCases issues = new IssueUseCases(ports);
  private final BulkUseCases bulk = new BulkUseCases(ports);
  private final String known = world.label("bug").name();
  private final String bob = world.bob().username();

  /** What a draft may set, and who may at least. */
  private List<Row> table() {
    return List.of(
        row(Role.REPORTER, draft -> draft.withDescription("It hurts")),
        row(Role.REPORTER, draft -> draft.withPriority("high")),
        row(Role.REPORTER, draft -> draft.withDueDate("2026-02-01")),
        row(Role.REPORTER, draft -> draft.withProject(world.project().key().value())),
        row(Role.REPORTER, draft -> draft.withLabels(List.of(known))),
        row(Role.REPORTER, draft -> draft.withHistory(new Times(null, null, null))),
        row(Role.DEVELOPER, draft -> draft.withStatus("resolved")),
        row(Role.DEVELOPER, draft -> draft.withAssignee(bob)),
        row(Role.DEVELOPER, draft -> draft.withExternalId("X-1")),
        row(Role.DEVELOPER, draft -> draft.withLabels(List.of(world.named("new")))),
        row(Role.MANAGER, draft -> draft.withReporter(bob)),
        row(Role.MANAGER, draft -> draft.withReporter(Long.toString(world.bob().id()))),
        row(Role.MANAGER, draft -> draft.withHistory(new Times(BEFORE, null, null))),
        row(
            Role.MANAGER,
            draft -> draft.withStatus("resolved").withHistory(new Times(null, BEFORE, null))),
        row(
            Role.MANAGER,
            draft -> draft.withStatus("closed").withHistory(new Times(null, null, BEFORE))));
  }

  private record Row(Role least, UnaryOperator<IssueDraft> said) {}

  private static Row row(Role least, UnaryOperator<IssueDraft> said) {
    return new Row(least, said);
  }

  @ParameterizedTest
  @EnumSource(names = "VIEWER", mode = EnumSource.Mode.EXCLUDE)
  void a_role_may_say_what_the_table_lets_it_say(Role role) {
    var actor = Actor.of(person("carol", role));
    for (var row : table()) {
      var draft = row.said().apply(IssueDraft.titled("New"));
      var open = new Open(actor, draft);
      if (role.includes(row.least())) {
        assertThat(issues.open(open).issue().title()).isEqualTo("New");
      } else {
        assertThat(refusal(() -> issues.open(open)))
            .as("%s: %s", role, draft)
            .isInstanceOfSatisfying(
                Rejection.NotPermitted.class, refused -> assertThat(refused.least()).isNotNull());
      }
    }
  }

  @Test
  void nobody_below_a_manager_speaks_for_another_or_of_the_past() {
    for (var role : List.of(Role.REPORTER, Role.DEVELOPER)) {
      var actor = Actor.of(person("dave-" + role.code(), role));
      var draft =
          IssueDraft.titled("New").withReporter(bob).withHistory(new Times(BEFORE, null, null));

      assertThat(refusal(() -> issues.open(new Open(actor, draft))))
          .isEqualTo(
              new Rejection.NotPermitted(
                  Action.IMPORT.name(),
                  Role.MANAGER,
                  "setting reporter, created_at needs the role manager"));
    }
  }

  @Test
  void whoever_opens_an_issue_may_say_that_it_is_his() {
    var carol = person("carol", Role.REPORTER);
    for (var name : List.of(carol.username().value(), Long.toString(carol.id()))) {
      var draft = IssueDraft.titled("Mine").withReporter(name);
      assertThat(issues.open(new Open(Actor.of(carol), draft)).issue().reporter())
          .isEqualTo(carol.ref());
    }
  }

  @Test
  void a_manager_tells_of_an_issue_as_an_import_does_even_by_who_left() {
    var gone = world.deactivate(person("gone", Role.REPORTER));
    var draft =
        IssueDraft.titled("Old")
            .withReporter(gone.username().value())
            .withHistory(new Times(BEFORE, null, null));

    var one = issues.open(new Open(world.actor(), draft)).issue();
    var many = bulk.openMany(new OpenMany(world.actor(), List.of(draft), false));

    assertThat(Stream.concat(Stream.of(one), many.stream()))
        .hasSize(2)
        .allSatisfy(
            issue -> {
              assertThat(issue.reporter()).isEqualTo(gone.ref());
              assertThat(issue.createdAt()).isEqualTo(BEFORE);
            });
  }

  private Person person(String name, Role role) {
    return world.person(name, role);
  }

  private static Rejection refusal(Runnable work) {
    var refused = new Rejection[1];
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Rejected.class, rejected -> refused[0] = rejected.rejection());
    return refused[0];
  }
}
