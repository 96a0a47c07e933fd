package dev.issuetracker.persistence;

/**
 * Ends a part of the history before its texts become too long to be held. No text is read for that:
 * one that lies apart from its row tells its length there.
 */
final class Bounded {
  /** Of rows of {@link JdbcHistory#TOLD}. */
  private static final String OCTETS =
      """
      coalesce(octet_length(before), 0) + coalesce(octet_length(after), 0)
        + coalesce(octet_length(body), 0) + coalesce(octet_length(first_title), 0)
        + coalesce(octet_length(first_description), 0)
      """;

  private Bounded() {}

  /**
   * Of some rows those that are not too long together, the first in any case, and one more, which
   * does not fit ({@code fits}) but tells that there is one.
   *
   * @param order in which the rows come
   */
  static String by(int octets, String rows, String order) {
    return """
    SELECT * FROM (
      SELECT measured.*, place = 1 OR so_far <= %1$d AS fits
      FROM (
        SELECT told.*, row_number() OVER w AS place, sum(octets) OVER w AS so_far
        FROM (SELECT whole.*, %2$s AS octets FROM (%3$s) AS whole) AS told
        WINDOW w AS (ORDER BY %4$s ROWS UNBOUNDED PRECEDING)) AS measured
      WHERE place = 1 OR so_far - octets <= %1$d) AS bounded
    ORDER BY %4$s
    """
        .formatted(octets, OCTETS, rows, order);
  }

  /** Whether one of the pages of so many rows is longer than that. */
  static String outgrown(int octets, String rows) {
    return """
    SELECT EXISTS (
      SELECT FROM (
        SELECT (row_number() OVER (ORDER BY id) - 1) / ?::bigint AS page, %2$s AS octets
        FROM (%3$s) AS whole) AS told
      GROUP BY page HAVING sum(octets) > %1$d) AS outgrown
    """
        .formatted(octets, OCTETS, rows);
  }
}
