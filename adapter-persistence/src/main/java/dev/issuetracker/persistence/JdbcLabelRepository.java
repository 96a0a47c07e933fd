package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.domain.Color;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class JdbcLabelRepository implements LabelRepository {
  private static final String USES_OF_LABEL =
      """
      (SELECT count(*) FROM issue_labels il WHERE il.label_id = l.id AND il.listed) AS uses
      """;

  private static final String SELECT =
      "SELECT l.id, l.name, l.color, l.description, l.created_at, " + USES_OF_LABEL;

  private static final String ENSURED =
      "SELECT id, name, color FROM labels WHERE folded = ANY (?) ORDER BY folded";

  /**
   * In the order of the folded names, so that those who make the same labels wait for each other in
   * the same order.
   */
  private static final String MAKE =
      """
      INSERT INTO labels (name, folded, color, created_at)
      SELECT name, folded, color, ?
      FROM unnest(?, ?, ?) WITH ORDINALITY AS n(name, folded, color, place) ORDER BY place
      ON CONFLICT (folded) DO NOTHING
      RETURNING id, name, color
      """;

  private static final String ADD =
      """
      INSERT INTO labels AS l (name, folded, color, description, created_at)
      VALUES (?, ?, ?, ?::text, ?)
      RETURNING l.id, l.name, l.color, l.description, l.created_at, 0 AS uses
      """;

  private static final String FIND = SELECT + "FROM labels l WHERE l.id = ?";

  private static final String SAVE =
      """
      WITH l AS (
        UPDATE labels SET name = ?, folded = ?, color = ?, description = ?::text WHERE id = ?
        RETURNING *)
      """
          + SELECT
          + "FROM l";

  /** As strong as a deletion: putting the label on an issue waits, and then finds it gone. */
  private static final String HOLD = "SELECT id FROM labels WHERE id = ? FOR UPDATE";

  private static final String USES = "SELECT " + USES_OF_LABEL + "FROM labels l WHERE l.id = ?";

  private static final String ARCHIVED =
      """
      SELECT p.key FROM projects p WHERE p.archived AND EXISTS (
        SELECT FROM issue_labels il JOIN issues i ON i.id = il.issue_id
        WHERE il.label_id = ? AND i.project_id = p.id)
      ORDER BY p.key LIMIT 1
      """;

  /** From how many issues one statement takes a label, so that it ends long before its timeout. */
  private static final int TAKEN_OFF_AT_ONCE = 5_000;

  /** The issues that carry a label, be they deleted or not, in parts in the order of their ids. */
  private static final String CARRIERS =
      """
      SELECT array_agg(issue_id ORDER BY issue_id) AS ids FROM (
        SELECT issue_id, (row_number() OVER (ORDER BY issue_id) - 1) / ? AS part
        FROM issue_labels WHERE label_id = ?) AS carriers
      GROUP BY part ORDER BY part
      """;

  private static final String HOLD_ISSUES =
      """
      SELECT count(*) AS n FROM (
        SELECT id FROM issues WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE) AS held
      """;

  private static final String TAKE_OFF =
      """
      WITH gone AS (
        DELETE FROM issue_labels WHERE label_id = ? AND issue_id = ANY (?)
        RETURNING issue_id, label_id
      ), changed AS (
        UPDATE issues SET version = version + 1, updated_at = greatest(updated_at, ?)
        FROM gone WHERE issues.id = gone.issue_id
        RETURNING issues.id, project_id, version, updated_at, label_id
      ), told AS (
        INSERT INTO events (issue_id, project_id, version, type, actor_id, recorded_at,
          occurred_at, request_id, data)
        SELECT c.id, c.project_id, c.version, 'labels_changed', ?, ?, c.updated_at, ?::text,
          jsonb_build_object('added', '[]'::jsonb, 'removed',
            jsonb_build_array(jsonb_build_object('id', l.id, 'name', l.name)))
        FROM changed c JOIN labels l ON l.id = c.label_id
        ORDER BY c.id
      )
      SELECT count(*) AS n FROM changed
      """;

  /** Apart from the rest: foreign keys see what one statement did, not the order it did it in. */
  private static final String DELETE_LABEL = "DELETE FROM labels WHERE id = ?";

  private static final SimpleList<Label> LIST =
      new SimpleList<>(
          SELECT,
          "FROM labels l WHERE strpos(l.folded, ?) > 0",
          "l.folded",
          SimpleList.Key.TEXT,
          JdbcLabelRepository::label,
          label -> new Position(List.of(label.name().folded())));

  private final Sql sql;
  private final int atOnce;

  JdbcLabelRepository(Sql sql) {
    this(sql, TAKEN_OFF_AT_ONCE);
  }

  JdbcLabelRepository(Sql sql, int atOnce) {
    this.sql = sql;
    this.atOnce = atOnce;
  }

  @Override
  public List<LabelRef> ensure(Collection<LabelName> names, Instant now) {
    var wanted = new TreeMap<String, LabelName>();
    names.forEach(name -> wanted.putIfAbsent(name.folded(), name));
    if (wanted.isEmpty()) {
      return List.of();
    }
    var found = ensured(wanted.keySet());
    var missing = new TreeMap<>(wanted);
    found.forEach(label -> missing.remove(LabelName.fold(label.name())));
    if (missing.isEmpty()) {
      return found;
    }
    var made = make(missing, now);
    if (made.size() == missing.size()) {
      return Stream.concat(found.stream(), made.stream()).toList();
    }
    // Somebody else made some of them meanwhile.
    var all = ensured(wanted.keySet());
    if (all.size() < wanted.size()) {
      throw new Failures.Lost("labels were deleted while they were made");
    }
    return all;
  }

  private List<LabelRef> ensured(Collection<String> folded) {
    return sql.rows(ENSURED, JdbcLabelRepository::ref, (Object) folded.toArray(String[]::new));
  }

  private List<LabelRef> make(Map<String, LabelName> wanted, Instant now) {
    var names = wanted.values();
    return sql.returning(
        MAKE,
        JdbcLabelRepository::ref,
        now,
        names.stream().map(LabelName::value).toArray(String[]::new),
        wanted.keySet().toArray(String[]::new),
        names.stream().map(Color::byName).toArray(String[]::new));
  }

  private static LabelRef ref(Row row) throws SQLException {
    return new LabelRef(row.number("id"), row.text("name"), row.text("color"));
  }

  @Override
  public Label add(LabelName name, String color, @Nullable String description, Instant now) {
    return unlessTaken(name, ADD, name.value(), name.folded(), color, description, now);
  }

  @Override
  public Optional<Label> find(long id) {
    return sql.row(FIND, JdbcLabelRepository::label, id);
  }

  @Override
  public Label save(Label label) {
    var name = label.name();
    return unlessTaken(
        name, SAVE, name.value(), name.folded(), label.color(), label.description(), label.id());
  }

  private Label unlessTaken(LabelName name, String statement, @Nullable Object... parameters) {
    try {
      return sql.returned(statement, JdbcLabelRepository::label, parameters).orElseThrow();
    } catch (Failures.Taken taken) {
      throw taken.of("labels_folded_key")
          ? new Rejected(new Rejection.NameTaken("label", "name", name.value()))
          : taken;
    }
  }

  @Override
  public void hold(long id) {
    sql.returning(HOLD, row -> row.number("id"), id);
  }

  @Override
  public long uses(long id) {
    return sql.row(USES, row -> row.number("uses"), id).orElse(0L);
  }

  @Override
  public Optional<ProjectKey> archivedWith(long id) {
    return sql.row(ARCHIVED, row -> new ProjectKey(row.text("key")), id);
  }

  @Override
  public void delete(long id, Authorship by) {
    hold(id);
    for (var issues : sql.returning(CARRIERS, row -> row.numbers("ids"), atOnce, id)) {
      takeOff(id, Arrays.stream(issues).boxed().toArray(Long[]::new), by);
    }
    sql.update(DELETE_LABEL, id);
  }

  private void takeOff(long id, Long[] issues, Authorship by) {
    sql.returning(HOLD_ISSUES, row -> row.number("n"), (Object) issues);
    sql.returning(
        TAKE_OFF,
        row -> row.number("n"),
        id,
        issues,
        by.at(),
        by.actor().id(),
        by.at(),
        by.requestId());
  }

  @Override
  public Slice<Label> list(Actor actor, @Nullable String q, Window window) {
    return LIST.slice(sql, window, q == null ? "" : LabelName.fold(q));
  }

  private static Label label(Row row) throws SQLException {
    return new Label(
        row.number("id"),
        new LabelName(row.text("name")),
        row.text("color"),
        row.textOrNull("description"),
        row.number("uses"),
        row.time("created_at"));
  }
}
