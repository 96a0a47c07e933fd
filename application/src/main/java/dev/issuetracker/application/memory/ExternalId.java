package dev.issuetracker.application.memory;

import java.util.Comparator;

/** What a project calls an issue that came from elsewhere. */
record ExternalId(long project, String text) implements Comparable<ExternalId> {
  private static final Comparator<ExternalId> ORDER =
      Comparator.comparingLong(ExternalId::project).thenComparing(ExternalId::text);

  @Override
  public int compareTo(ExternalId other) {
    return ORDER.compare(this, other);
  }
}
