package dev.issuetracker.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.issuetracker.application.history.HistoryEntry;
import java.util.List;

/** How much of a history is told at once, where its texts are long. */
final class LongTexts {
  private LongTexts() {}

  /** How many of the first are not too long together; one in any case. */
  static int fitting(List<HistoryEntry> entries, long most) {
    long octets = 0;
    int fit = 0;
    for (var entry : entries) {
      octets += octets(entry);
      if (fit > 0 && octets > most) {
        return fit;
      }
      fit++;
    }
    return fit;
  }

  private static long octets(HistoryEntry entry) {
    return entry.details().values().stream()
        .mapToLong(value -> value instanceof String text ? text.getBytes(UTF_8).length : 0)
        .sum();
  }
}
