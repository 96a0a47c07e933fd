package dev.issuetracker.application;

/**
 * Which part of a list somebody wants to see.
 *
 * @param size how many rows at the most
 */
public record Window(int size, Start start, Counting counting) {
  public static final int DEFAULT_SIZE = 20;
  public static final int MOST = 100;

  /** How deep numbered pages reach. Beyond, following the list from row to row is the only way. */
  public static final int DEEPEST_ROW = 10_000;

  /** Counts are exact up to here when nobody asks for more. */
  public static final int COUNTED = 1_000;

  /** Where the part begins: at a page, or at a place that this list gave ({@link Position}). */
  public sealed interface Start {
    /**
     * So many rows on.
     *
     * @param number from 1
     */
    record Page(int number) implements Start {}

    /** Behind a place. */
    record After(Position position) implements Start {}

    /** Up to a place. */
    record Before(Position position) implements Start {}
  }

  /** How exactly the rows of the whole list are counted. */
  public enum Counting {
    NONE,
    CAPPED,
    EXACT
  }

  public static Window first(int size) {
    return new Window(size, new Start.Page(1), Counting.CAPPED);
  }

  public long offset() {
    return start instanceof Start.Page(var number) ? (number - 1L) * size : 0;
  }
}
