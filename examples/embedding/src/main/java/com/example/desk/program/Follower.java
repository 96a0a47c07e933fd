package com.example.desk.program;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.history.ChangeFeed;
import java.util.function.Consumer;

/** Hears of everything that happens from now on, each time that somebody has it look. */
final class Follower {
  private static final int AT_ONCE = 100;

  private final IssueTracker tracker;
  private final Actor actor;
  private Position seen;

  Follower(IssueTracker tracker, Actor actor) {
    this.tracker = tracker;
    this.actor = actor;
    seen = tracker.history().newest(actor);
  }

  void look(Consumer<ChangeFeed.Entry> heard) {
    var next = tracker.history().feed(actor, seen, AT_ONCE);
    while (!next.isEmpty()) {
      for (var entry : next) {
        heard.accept(entry);
        seen = entry.place();
      }
      next = tracker.history().feed(actor, seen, AT_ONCE);
    }
  }
}
