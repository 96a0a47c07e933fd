package dev.issuetracker.application.memory;

import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.imports.ImportPorts;
import dev.issuetracker.application.imports.Upkeep;
import dev.issuetracker.application.people.AccessPorts;
import dev.issuetracker.application.people.Surroundings;
import dev.issuetracker.application.sheet.NoSheets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * A tracker's ports that keep everything in memory: for tests, for trying things out, and for
 * programs that need no more. Each call makes a store of its own; it is gone when nobody holds the
 * ports any longer.
 */
public final class InMemory {
  private InMemory() {}

  /**
   * Ports on the clock of this machine. Together with its sibling the one place that asks for it.
   */
  public static Ports ports() {
    return ports(InstantSource.system());
  }

  /** Ports on a clock, with secrets from the random source of this machine. */
  public static Ports ports(InstantSource clock) {
    return ports(clock, new SecureRandom());
  }

  /** Ports that take time and chance from outside alone. */
  public static Ports ports(InstantSource clock, RandomGenerator chance) {
    return ports(clock, chance, PlainSurroundings.forMemory(chance));
  }

  /** Ports with a hasher, a way to wait and a listener of one's own. */
  public static Ports ports(
      InstantSource clock, RandomGenerator chance, Surroundings surroundings) {
    var transactions = new MemoryTransactions();
    var store = new MemoryStore(transactions, new Now(clock).get());
    var present = new Present(store);
    var journal = new Journal(store);
    var issues = new MemoryIssueRepository(store, present, journal);
    var comments = new MemoryCommentRepository(store, present, journal);
    var search = new MemoryIssueSearch(store, present);
    var history = new MemoryHistory(store, present);
    return new Ports(
        transactions,
        clock,
        new MemorySecrets(count -> PlainSurroundings.bytes(chance, count)),
        issues,
        new MemoryIssueQueries(issues, comments),
        search,
        new MemoryReportQueries(store, present),
        new MemoryReferences(store),
        history,
        new MemoryChangeFeed(store, history, present),
        comments,
        new MemoryLabelRepository(store, present, issues),
        new MemoryProjectRepository(store, present),
        new MemoryPersonRepository(store),
        AccessPorts.of(
            new MemoryTokenRepository(store), new MemorySignInThrottle(store), surroundings),
        new MemoryIdempotencyRecords(transactions),
        new MemoryBlobStore(clock),
        new MemoryAttachmentRepository(store, present, journal),
        new MemoryRedactions(store, journal),
        new ImportPorts(
            new MemoryImportJobs(store, clock),
            new MemoryIssueStream(transactions, search),
            new NoSheets(),
            Upkeep.NONE));
  }
}
