package com.example.desk.program;

import dev.issuetracker.application.IssueTracker;

/** What somebody has to call now and then; a server does every ten minutes. */
final class Housekeeping {
  private static final int AT_ONCE = 1_000;

  private Housekeeping() {}

  static void clear(IssueTracker tracker) {
    // Each takes away a few at a time, and answers 0 when nothing is left.
    while (tracker.idempotentWrites().forgetOld() > 0) {}
    while (tracker.signIn().cleanUp(AT_ONCE) > 0) {}
    while (tracker.authentication().cleanUp(AT_ONCE) > 0) {}
    while (tracker.blobs().sweep() > 0) {}
    while (tracker.imports().cleanUp(AT_ONCE) > 0) {}
  }
}
