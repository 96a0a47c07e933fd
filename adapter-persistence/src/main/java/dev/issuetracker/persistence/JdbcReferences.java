package dev.issuetracker.persistence;

import dev.issuetracker.application.issue.References;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Reference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks into three tables at once. */
final class JdbcReferences implements References {
  private static final String PROJECTS =
      """
      SELECT 'project' AS kind, id, key AS username, name, NULL::text AS role,
        NOT archived AS active, created_at, updated_at
      FROM projects WHERE
      """;

  private static final String PEOPLE =
      """
      SELECT 'person' AS kind, id, username, name, role, active, created_at, updated_at
      FROM users WHERE
      """;

  private static final String LABELS =
      """
      SELECT 'label' AS kind, id, folded AS username, name, color AS role, true AS active,
        created_at, created_at AS updated_at
      FROM labels WHERE
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
      var find = statement(wanted);
      if (find.isEmpty()) {
        return new Found(projects, people, labels);
      }
      sql.rows(
          find.text(),
          row ->
              switch (row.text("kind")) {
                case "project" -> put(projects, wanted.projects(), row, project(row));
                case "person" -> put(people, wanted.people(), row, PersonRows.person(row));
                default -> put(labels, wanted.labels(), row, label(row));
              },
          find.data());
    }
    return new Found(projects, people, labels);
  }

  /**
   * Only what is wanted stands there. One name is compared as itself: for a list of names
   * PostgreSQL would make a plan each time, since it cannot know how long the next one is, and for
   * a list of issues that is much of what the whole request costs.
   */
  private static Statement statement(Wanted wanted) {
    var parts = new ArrayList<Statement>();
    add(parts, PROJECTS, ids(wanted.projects()), "key", names(wanted.projects()));
    add(parts, PEOPLE, ids(wanted.people()), "username", names(wanted.people()));
    add(parts, LABELS, new Long[0], "folded", names(wanted.labels()));
    if (parts.isEmpty()) {
      return Statement.EMPTY;
    }
    var all = parts.getFirst();
    for (var part : parts.subList(1, parts.size())) {
      all = all.and("UNION ALL\n").and(part);
    }
    return all;
  }

  private static void add(
      List<Statement> to, String select, Long[] ids, String name, String[] names) {
    if (ids.length + names.length == 0) {
      return;
    }
    if (ids.length == 0) {
      to.add(Statement.of(select).and(any(name, names)));
    } else {
      to.add(Statement.of(select).and(any("id", ids)).and("OR ").and(any(name, names)));
    }
  }

  private static Statement any(String column, Object[] values) {
    return values.length == 1
        ? Statement.of(column + " = ?\n", values[0])
        : Statement.of(column + " = ANY (?)\n", (Object) values);
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
