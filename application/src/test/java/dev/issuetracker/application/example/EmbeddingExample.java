package dev.issuetracker.application.example;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.issue.BulkUseCases.MoveMany;
import dev.issuetracker.application.issue.Expected;
import dev.issuetracker.application.issue.IssueUseCases.AdjustLabels;
import dev.issuetracker.application.issue.IssueUseCases.Edit;
import dev.issuetracker.application.issue.IssueUseCases.Open;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.people.PeopleUseCases.NewPerson;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection.StaleVersion;
import java.util.List;

/** The source of docs/embedding.md: what stands in the document stands here, word for word. */
public final class EmbeddingExample {
  private EmbeddingExample() {}

  public static void main(String[] arguments) {
    var tracker = IssueTracker.on(InMemory.ports());
    var admin = Actor.of(tracker.operator().firstAdmin(null).orElseThrow().person());
    var alice = person(tracker, admin, "alice", "manager");
    var bob = person(tracker, admin, "bob", "developer");

    edit(tracker, alice, bob);
    changeMany(tracker, alice);
    tellTheHistory(tracker, alice);
  }

  private static Actor person(IssueTracker tracker, Actor admin, String name, String role) {
    return Actor.of(tracker.people().create(admin, new NewPerson(name, name, null, role)));
  }

  private static void edit(IssueTracker tracker, Actor alice, Actor bob) {
    var issue = tracker.issues().open(new Open(alice, IssueDraft.titled("Login bug"))).issue();
    var key = issue.key().toString();
    System.out.println(key + " has version " + issue.version());

    // Bob resolves it while Alice still looks at version 1.
    var resolved = IssuePatch.none().withStatus("resolved");
    tracker.issues().edit(new Edit(bob, key, resolved, Expected.version(1), false));

    try {
      var closed = IssuePatch.none().withStatus("closed");
      tracker.issues().edit(new Edit(alice, key, closed, Expected.version(1), false));
    } catch (Rejected rejected) {
      if (rejected.rejection() instanceof StaleVersion stale) {
        System.out.println("Now " + stale.current().version() + ", not " + stale.yours());
        System.out.println("Both moved " + stale.overlapping());
      }
    }

    // A new title overlaps with nothing that Bob did, so it can be merged.
    var titled = IssuePatch.none().withTitle("Login page bug");
    var merged =
        tracker.issues().edit(new Edit(alice, key, titled, Expected.version(1), true)).issue();
    System.out.println(merged.title() + " is " + merged.status().code());

    // Labels can be put on and taken off without a version.
    tracker.issues().adjustLabels(new AdjustLabels(bob, key, List.of("bug"), List.of()));
  }

  private static void changeMany(IssueTracker tracker, Actor alice) {
    var second = tracker.issues().open(new Open(alice, IssueDraft.titled("Payment fails"))).issue();
    var first = tracker.issues().get(alice, "MAIN-1").issue();

    // Both are closed, or neither is.
    var ids = List.of(first.id(), second.id());
    var outcome = tracker.bulk().moveMany(new MoveMany(alice, ids, "closed", false));
    outcome
        .updated()
        .forEach(
            issue -> System.out.println(issue.key() + " is closed, version " + issue.version()));
  }

  private static void tellTheHistory(IssueTracker tracker, Actor alice) {
    var timeline = tracker.history().timeline(alice, "MAIN-1", Window.first(50));
    timeline
        .items()
        .forEach(
            entry ->
                System.out.println(
                    entry.version() + " " + entry.type() + " by " + entry.actor().username()));
  }
}
