package dev.issuetracker.application.memory;

import java.util.Comparator;

/** Two numbers as one key: what belongs to the first one lies together. */
record Link(long from, long to) implements Comparable<Link> {
  private static final Comparator<Link> ORDER =
      Comparator.comparingLong(Link::from).thenComparingLong(Link::to);

  static Link first(long from) {
    return new Link(from, Long.MIN_VALUE);
  }

  static Link last(long from) {
    return new Link(from, Long.MAX_VALUE);
  }

  @Override
  public int compareTo(Link other) {
    return ORDER.compare(this, other);
  }
}
