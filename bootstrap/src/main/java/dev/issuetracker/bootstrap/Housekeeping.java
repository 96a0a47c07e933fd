package dev.issuetracker.bootstrap;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.imports.Upkeep;
import dev.issuetracker.bootstrap.settings.Settings;
import dev.issuetracker.persistence.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what is too old to be of use, and has the store look after itself. Every server does
 * it; they do not mind each other.
 */
@Singleton
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final int ROUNDS = 100;
  private static final int AT_ONCE = 1_000;
  private static final int ROWS_AT_ONCE = 20_000;

  private final IssueTracker tracker;
  private final Upkeep upkeep;
  private final Database database;
  private final int purgeAfterDays;

  Housekeeping(IssueTracker tracker, Ports ports, Database database, Settings settings) {
    this.tracker = tracker;
    upkeep = ports.imports().upkeep();
    this.database = database;
    this.purgeAfterDays = settings.files().purgeAfterDays();
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "10m")
  void clearAway() {
    untilNothing("answers", tracker.idempotentWrites()::forgetOld);
    untilNothing("sign-ins", () -> tracker.signIn().cleanUp(AT_ONCE));
    untilNothing("tokens", () -> tracker.authentication().cleanUp(AT_ONCE));
    untilNothing("files", tracker.blobs()::sweep);
    untilNothing("rehearsals", () -> tracker.imports().cleanUp(ROWS_AT_ONCE));
    if (purgeAfterDays > 0) {
      var age = Duration.ofDays(purgeAfterDays);
      untilNothing("deleted issues", () -> tracker.redactions().purge(age));
    }
  }

  /** Imports ask for it as they go; this is for whoever writes much in other ways. */
  @Scheduled(initialDelay = "10s", fixedDelay = "10s")
  void keepUp() {
    upkeep.afterGrowth();
  }

  /** What was written before the language of searches was changed, by whichever server. */
  @Scheduled(initialDelay = "1s", fixedDelay = "2s")
  void rewriteDocuments() {
    try {
      rounds(database::rewriteDocuments);
    } catch (Unavailable e) {
      // Somebody who writes came first, or the database is away, of which others tell.
      LOG.debug("Older texts will be written anew later: {}", e.getMessage());
    }
  }

  /** If it cannot be done now, the others shall be all the same. */
  private static void untilNothing(String what, IntSupplier work) {
    try {
      rounds(work);
    } catch (Unavailable e) {
      LOG.warn("Old {} will be cleared away later: {}", what, e.getMessage());
    }
  }

  private static void rounds(IntSupplier work) {
    int round = 0;
    while (work.getAsInt() > 0 && round < ROUNDS) {
      round++;
    }
  }
}
