package dev.issuetracker.persistence;

import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.ProjectRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What projects, people and labels are called, as far as somebody asked. Whatever is read brings
 * the mark of the names that hold in the very state of the database that it was read from, and
 * names are taken only if they were read under the same mark: they are never older, however many
 * servers there are. A mark changes in the transaction that changes a name.
 */
final class Names {
  /**
   * Also of the file and the row that tell it and of the start of the server, for a restored dump,
   * a copied database, or one that went back in time has the marks that it had, but not the names
   * of what was made since. The path of the file names the database.
   */
  static final String MARK =
      "(SELECT n.mark || ' ' || n.xmin || ' ' || pg_relation_filepath(n.tableoid) || ' '"
          + " || pg_postmaster_start_time() FROM naming n)";

  /** Names of one kind that are kept. A page has some dozens. */
  private static final int MOST = 10_000;

  private static final String FIND =
      """
      SELECT 'project' AS kind, id, key AS called, name AS told, archived, %1$s AS mark
      FROM projects WHERE id = ANY (?)
      UNION ALL SELECT 'person', id, username, name, false, %1$s FROM users WHERE id = ANY (?)
      UNION ALL SELECT 'label', id, name, color, false, %1$s FROM labels WHERE id = ANY (?)
      """
          .formatted(MARK);

  private final Sql sql;
  private final int most;
  private volatile Known known = new Known("");

  Names(Sql sql) {
    this(sql, MOST);
  }

  /** As if {@code most} names of one kind were too many to keep. */
  Names(Sql sql, int most) {
    this.sql = sql;
    this.most = most;
  }

  /** The names that hold under one mark. More are learned, none is changed. */
  static final class Known {
    private final String mark;
    private final Map<Long, ProjectRef> projects = new ConcurrentHashMap<>();
    private final Map<Long, PersonRef> people = new ConcurrentHashMap<>();
    private final Map<Long, LabelRef> labels = new ConcurrentHashMap<>();

    private Known(String mark) {
      this.mark = mark;
    }

    @Nullable ProjectRef project(long id) {
      return projects.get(id);
    }

    @Nullable PersonRef person(long id) {
      return people.get(id);
    }

    @Nullable LabelRef label(long id) {
      return labels.get(id);
    }

    private int size() {
      return Math.max(projects.size(), Math.max(people.size(), labels.size()));
    }

    private void learn(Name name) {
      long id = name.id;
      switch (name.kind) {
        case "project" ->
            projects.put(
                id, new ProjectRef(id, new ProjectKey(name.called), name.told, name.archived));
        case "person" -> people.put(id, new PersonRef(id, name.called, name.told));
        default -> labels.put(id, new LabelRef(id, name.called, name.told));
      }
    }
  }

  private record Name(
      String kind, long id, String called, String told, boolean archived, @Nullable String mark) {
    static Name read(Row row) throws SQLException {
      return new Name(
          row.text("kind"),
          row.number("id"),
          row.text("called"),
          row.text("told"),
          row.flag("archived"),
          row.textOrNull("mark"));
    }
  }

  /** Nobody can where the mark was lost. */
  static boolean canGive(List<UnnamedIssue> issues) {
    return issues.isEmpty() || issues.getFirst().mark() != null;
  }

  /**
   * The issues with their names. Nothing if a name was changed between the statement that read them
   * and this one, so that they have to be read again.
   */
  Optional<List<Issue>> give(List<UnnamedIssue> issues) {
    if (issues.isEmpty()) {
      return Optional.of(List.of());
    }
    var mark = issues.getFirst().mark();
    if (mark == null) {
      return Optional.empty();
    }
    var named = named(issues, mark, known);
    return named == null
        ? Optional.ofNullable(named(issues, mark, learn(issues)))
        : Optional.of(named);
  }

  private static @Nullable List<Issue> named(List<UnnamedIssue> issues, String mark, Known names) {
    if (!names.mark.equals(mark)) {
      return null;
    }
    var named = new ArrayList<Issue>(issues.size());
    for (var unnamed : issues) {
      var issue = unnamed.named(names);
      if (issue == null) {
        return null;
      }
      named.add(issue);
    }
    return named;
  }

  private Known learn(List<UnnamedIssue> issues) {
    Set<Long> projects = new TreeSet<>();
    Set<Long> people = new TreeSet<>();
    Set<Long> labels = new TreeSet<>();
    for (var issue : issues) {
      projects.add(issue.project());
      people.add(issue.reporter());
      Optional.ofNullable(issue.assignee()).ifPresent(people::add);
      Optional.ofNullable(issue.deleter()).ifPresent(people::add);
      for (long label : issue.labels()) {
        labels.add(label);
      }
    }
    var found = sql.rows(FIND, Name::read, array(projects), array(people), array(labels));
    return found.isEmpty() ? known : keep(found);
  }

  private Known keep(List<Name> found) {
    var mark = String.valueOf(found.getFirst().mark);
    var before = known;
    var names = before.mark.equals(mark) && before.size() < most ? before : new Known(mark);
    found.forEach(names::learn);
    known = names;
    return names;
  }

  private static Long[] array(Set<Long> ids) {
    return ids.toArray(Long[]::new);
  }
}
