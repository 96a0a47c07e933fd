package dev.issuetracker.application.imports;

/**
 * What a store does for itself once it has grown. A database learns anew how large its tables are,
 * because plans that it made while they were empty read all of what is there by now.
 *
 * <p>Called outside of transactions, as often as one likes and by many at once: it costs next to
 * nothing while there is nothing to do. It changes nothing that anybody reads, and never fails:
 * what went wrong is for the store's own log, since the work of the caller was done before.
 */
@FunctionalInterface
public interface Upkeep {
  /** For stores that find everything as fast whatever they hold. */
  Upkeep NONE = () -> {};

  /** Much was written and committed, perhaps. */
  void afterGrowth();
}
