package com.example.desk.program;

import com.example.desk.rows.RowsInMemory;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.application.issue.BulkUseCases.MoveMany;
import dev.issuetracker.application.issue.Expected;
import dev.issuetracker.application.issue.IssueUseCases.AdjustLabels;
import dev.issuetracker.application.issue.IssueUseCases.Edit;
import dev.issuetracker.application.issue.IssueUseCases.Open;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.people.PeopleUseCases.NewPerson;
import dev.issuetracker.application.reports.Report;
import dev.issuetracker.application.reports.ReportWish;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.domain.IssueDraft;
import dev.issuetracker.domain.IssuePatch;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection.StaleVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;

/** What can be done with a tracker, told by two people. */
public final class Story {
  private final IssueTracker tracker;
  private final PrintStream out;
  private final Actor alice;
  private final Actor bob;

  Story(IssueTracker tracker, PrintStream out) {
    this.tracker = tracker;
    this.out = out;
    var admin = Actor.of(tracker.operator().firstAdmin(null).orElseThrow().person());
    alice = person(admin, "alice", "manager");
    bob = person(admin, "bob", "developer");
  }

  /**
   * Without an argument everything stays in memory; else the issues lie in a new database of H2.
   */
  public static void main(String[] arguments) throws IOException {
    var ports =
        arguments.length == 0
            ? InMemory.ports().withSheets(new RowsInMemory())
            : Desk.ports(JdbcConnectionPool.create(arguments[0], "sa", ""));
    new Story(IssueTracker.on(ports), System.out).tell();
  }

  private Actor person(Actor admin, String name, String role) {
    return Actor.of(tracker.people().create(admin, new NewPerson(name, name, null, role)));
  }

  void tell() throws IOException {
    var key = openAndEdit();
    changeMany(key);
    importRows();
    report();
    tellTheHistory(key);
  }

  private String openAndEdit() {
    var issue = tracker.issues().open(new Open(alice, IssueDraft.titled("Login bug"))).issue();
    var key = issue.key().toString();
    out.println(key + " has version " + issue.version());

    // Bob resolves it while Alice still looks at version 1.
    var resolved = IssuePatch.none().withStatus("resolved");
    tracker.issues().edit(new Edit(bob, key, resolved, Expected.version(1), false));

    try {
      var closed = IssuePatch.none().withStatus("closed");
      tracker.issues().edit(new Edit(alice, key, closed, Expected.version(1), false));
    } catch (Rejected rejected) {
      if (rejected.rejection() instanceof StaleVersion stale) {
        out.println("Now " + stale.current().version() + ", not " + stale.yours());
        out.println("Both moved " + stale.overlapping());
      }
    }

    // A new title overlaps with nothing that Bob did, so it can be merged.
    var titled = IssuePatch.none().withTitle("Login page bug");
    var merged =
        tracker.issues().edit(new Edit(alice, key, titled, Expected.version(1), true)).issue();
    out.println(merged.title() + " is " + merged.status().code());

    // Labels can be put on and taken off without a version.
    tracker.issues().adjustLabels(new AdjustLabels(bob, key, List.of("bug"), List.of()));
    return key;
  }

  private void changeMany(String key) {
    var first = tracker.issues().get(alice, key).issue();
    var second = tracker.issues().open(new Open(alice, IssueDraft.titled("Payment fails"))).issue();

    // Both are closed, or neither is.
    var ids = List.of(first.id(), second.id());
    var outcome = tracker.bulk().moveMany(new MoveMany(alice, ids, "closed", false));
    outcome
        .updated()
        .forEach(issue -> out.println(issue.key() + " is closed, version " + issue.version()));
  }

  private void importRows() throws IOException {
    var imports = tracker.imports();
    var rows =
        List.of(
            Map.of("title", "Search is slow", "assignee", "bob", "labels", "search,urgent"),
            Map.of("title", "Typo on the front page", "status", "sometimes"),
            Map.of("title", "Dark mode", "priority", "low", "assignee", "bob"));
    var blob = imports.store(RowsInMemory.file(rows));
    var file = imports.look("rows", SheetFormat.CSV, blob, null);
    var job = imports.start(new ImportUseCases.Start(alice, file, ImportOptions.PLAIN));

    // A server would do this in threads of its own; here somebody works until nothing is left.
    while (tracker.importWorker().runNext("the only worker", () -> false)) {}

    var reference = Long.toString(job.id());
    var progress = imports.get(alice, reference).progress();
    out.println(progress.created() + " imported, " + progress.failed() + " refused");
    imports
        .errors(alice, reference, Window.first(20))
        .items()
        .forEach(
            error ->
                out.println("Row " + error.row() + ": " + error.faults().getFirst().message()));
  }

  private void report() {
    var wish = new ReportWish.TopAssignees(10, List.of("open"), null);
    var question = tracker.reports().ask(alice, wish);
    if (tracker.reports().answer(question) instanceof Report.TopAssignees top) {
      top.results()
          .forEach(
              one ->
                  out.println(one.assignee().username() + " has " + one.issueCount() + " to do"));
    }
  }

  private void tellTheHistory(String key) {
    var timeline = tracker.history().timeline(alice, key, Window.first(50));
    timeline
        .items()
        .forEach(
            entry ->
                out.println(
                    entry.version() + " " + entry.type() + " by " + entry.actor().username()));
  }
}
