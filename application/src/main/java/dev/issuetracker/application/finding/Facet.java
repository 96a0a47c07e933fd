package dev.issuetracker.application.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A field whose values are counted beside a list. */
public enum Facet {
  STATUS,
  PRIORITY,
  LABEL,
  ASSIGNEE;

  /** Counts look at the newest issues that fit, and at no more of them than this. */
  public static final int MOST_ISSUES = 10_000;

  public static final int MOST_VALUES = 100;

  private final String code = name().toLowerCase(Locale.ROOT);

  public String code() {
    return code;
  }

  public static Optional<Facet> of(String code) {
    return Arrays.stream(values()).filter(facet -> facet.code.equals(code)).findFirst();
  }

  /**
   * How many issues have one value.
   *
   * @param value a status, a priority, the name of a label, a username, or "none"
   */
  public record Value(String value, long count) {}

  /**
   * The values with the most issues first, ties by value.
   *
   * @param exact whether every issue that fits was counted
   * @param more whether there are values beyond those that are told
   */
  public record Counts(List<Value> values, boolean exact, boolean more) {
    public Counts {
      values = List.copyOf(values);
    }

    /**
     * What is told of what was counted.
     *
     * @param counted all values, or one more than are told
     * @param issues how many issues fit, or one more than are looked at
     */
    public static Counts of(List<Value> counted, long issues) {
      return new Counts(
          counted.stream().limit(MOST_VALUES).toList(),
          issues <= MOST_ISSUES,
          counted.size() > MOST_VALUES);
    }
  }
}
