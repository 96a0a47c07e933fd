package dev.issuetracker.persistence;

import dev.issuetracker.application.issue.References;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Reference;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks into three tables at once. */
final class JdbcReferences implements References {
  private static final String FIND =
      """
      SELECT 'project' AS kind, id, key AS username, name, NULL AS role, NOT archived AS active,
        created_at, updated_at
      FROM projects WHERE id = ANY (?) OR key = ANY (?)
      UNION ALL
      SELECT 'person', id, username, name, role, active, created_at, updated_at
      FROM users WHERE id = ANY (?) OR username = ANY (?)
      UNION ALL
      SELECT 'label', id, folded, name, color, true, created_at, created_at
      FROM labels WHERE folded = ANY (?)
      """;

  private final Sql sql;

  JdbcReferences(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Found find(Wanted wanted) {
    var projects = new HashMap<String, ProjectRef>();
    var people = new HashMap<String, Person>();
    var labels = new HashMap<String, LabelRef>();
    if (!wanted.isEmpty()) {
      sql.rows(
          FIND,
          row ->
              switch (row.text("kind")) {
                case "project" -> put(projects, wanted.projects(), row, project(row));
                case "person" -> put(people, wanted.people(), row, PersonRows.person(row));
                default -> put(labels, wanted.labels(), row, label(row));
              },
          ids(wanted.projects()),
          names(wanted.projects()),
          ids(wanted.people()),
          names(wanted.people()),
          names(wanted.labels()));
    }
    return new Found(projects, people, labels);
  }

  /** Under its name, its id, or both: whatever it was wanted by. */
  private static <T> boolean put(Map<String, T> found, Set<String> wanted, Row row, T what)
      throws SQLException {
    var id = Long.toString(row.number("id"));
    if (wanted.contains(id) && what.getClass() != LabelRef.class) {
      found.put(id, what);
    }
    if (wanted.contains(row.text("username"))) {
      found.put(row.text("username"), what);
    }
    return true;
  }

  private static ProjectRef project(Row row) throws SQLException {
    return new ProjectRef(
        row.number("id"),
        new ProjectKey(row.text("username")),
        row.text("name"),
        !row.flag("active"));
  }

  private static LabelRef label(Row row) throws SQLException {
    return new LabelRef(row.number("id"), row.text("name"), row.text("role"));
  }

  private static Long[] ids(Set<String> wanted) {
    return wanted.stream().flatMap(JdbcReferences::id).toArray(Long[]::new);
  }

  private static Stream<Long> id(String text) {
    return Reference.of(text) instanceof Reference.ById(long id) ? Stream.of(id) : Stream.empty();
  }

  /** Without what no name can hold and PostgreSQL would not even take. */
  private static String[] names(Set<String> wanted) {
    return wanted.stream().filter(name -> name.indexOf('\0') < 0).toArray(String[]::new);
  }
}
