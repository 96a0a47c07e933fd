package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.history.ChangeFeed;
import dev.issuetracker.domain.IssueKey;
import dev.issuetracker.domain.ProjectKey;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the events in the order of their transactions. Numbers alone would be no order to follow:
 * who has seen number 8 would never see number 7 if its transaction commits later.
 */
final class JdbcChangeFeed implements ChangeFeed {

  /**
   * What is written now belongs to this epoch: {@link Migrations} keeps it in the table's own
   * description. An event of it may not be there yet, so that events cannot tell it.
   */
  private static final String EPOCH =
      """
      (SELECT pg_get_expr(d.adbin, d.adrelid)::integer FROM pg_attrdef d
       JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
       WHERE d.adrelid = 'events'::regclass AND a.attname = 'epoch')
      """;

  /**
   * Nobody is under way any more who could write before these: they are of an epoch that is over,
   * or the oldest transaction that still runs is younger. A bound of the index, so that a look
   * while that one stays open does not read all that it holds back.
   */
  private static final String SETTLED =
      "(e.epoch, e.tx) < (" + EPOCH + ", pg_snapshot_xmin(pg_current_snapshot()))\n";

  /** Ids are given anew after a restore, by other transactions. */
  private static final String STANDS =
      "SELECT id FROM events WHERE epoch = ?::integer AND tx = ?::xid8 AND id = ?::bigint";

  private static final String BEYOND =
      "AND (e.epoch, e.tx, e.id) > (?::integer, ?::xid8, ?::bigint)\n";

  private static final String IN_ORDER = "ORDER BY e.epoch, e.tx, e.id ";

  private static final String CUT = "%cut%";

  /** What stands before and behind the events that are cut out. */
  private static final String[] TOLD =
      Bounded.by(
              MOST_OCTETS,
              HistoryRows.COLUMNS
                  + JdbcHistory.TOLD
                  + ", e.epoch, e.tx::text AS tx, i.number, i.deleted_at, p.key AS key FROM "
                  + CUT
                  + JdbcHistory.JOINS
                  + "JOIN projects p ON p.id = i.project_id\n"
                  + IN_ORDER,
              "epoch, tx::xid8, id")
          .split(CUT, -1);

  private static final String NEWEST =
      "SELECT e.epoch, e.tx::text AS tx, e.id FROM events e JOIN issues i ON i.id = e.issue_id\n"
          + "WHERE"
          + Visibility.OF_ISSUE
          + "AND "
          + SETTLED
          + "ORDER BY e.epoch DESC, e.tx DESC, e.id DESC LIMIT 1";

  private static final Position BEGINNING = new Position(List.of("0", "0", "0"));

  private final Sql sql;

  JdbcChangeFeed(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Part after(Actor actor, @Nullable Position place, int most) {
    var part = part(actor, place, most + 1L);
    var read = sql.rows(part.text(), JdbcChangeFeed::read, part.data());
    var told = read.stream().filter(Read::fits).limit(most).map(Read::entry).toList();
    return new Part(told, read.size() > told.size());
  }

  private record Read(Entry entry, boolean fits) {}

  private static Read read(Row row) throws SQLException {
    return new Read(entry(row), row.flag("fits"));
  }

  static Statement part(Actor actor, @Nullable Position place, long most) {
    var cut =
        Statement.all(
            Statement.of("(SELECT e.* FROM events e JOIN issues i ON i.id = e.issue_id WHERE"),
            Statement.of(Visibility.OF_ISSUE + "AND " + SETTLED, actor.id()),
            place == null || place.isEdge()
                ? Statement.EMPTY
                : Statement.of(BEYOND, place.keys().toArray()),
            Statement.of(IN_ORDER + "LIMIT ?) e\n", most));
    return Statement.all(Statement.of(TOLD[0]), cut, Statement.of(TOLD[1]));
  }

  @Override
  public boolean reaches(Position place) {
    return place.isEdge()
        || place.equals(BEGINNING)
        || sql.row(STANDS, row -> row.number("id"), place.keys().toArray()).isPresent();
  }

  @Override
  public Position newest(Actor actor) {
    return sql.row(NEWEST, JdbcChangeFeed::place, actor.id()).orElse(BEGINNING);
  }

  private static Entry entry(Row row) throws SQLException {
    return new Entry(
        place(row),
        TimelineRows.entry(row),
        new IssueKey(new ProjectKey(row.text("key")), row.number("number")),
        row.timeOrNull("deleted_at") != null);
  }

  private static Position place(Row row) throws SQLException {
    return new Position(
        List.of(
            Long.toString(row.number("epoch")), row.text("tx"), Long.toString(row.number("id"))));
  }
}
