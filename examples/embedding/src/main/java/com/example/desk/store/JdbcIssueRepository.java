package com.example.desk.store;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueKey;
import dev.issuetracker.domain.IssueName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The issues. Every change names the version that it replaces, in the same statement. */
public final class JdbcIssueRepository implements IssueRepository {
  private static final String INSERT =
      """
      INSERT INTO issues (id, project_id, number, version, title, description, status, priority,
        due_date, external_id, assignee_id, reporter_id, created_at, updated_at, resolved_at,
        closed_at, came_resolved_at, came_closed_at, last_activity_at)
      VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String UPDATE =
      """
      UPDATE issues SET project_id = ?, number = ?, version = ?, title = ?, description = ?,
        status = ?, priority = ?, due_date = ?, external_id = ?, assignee_id = ?, updated_at = ?,
        resolved_at = ?,
        closed_at = ?, deleted_at = ?, deleted_by = ?,
        last_activity_at = GREATEST(last_activity_at, CAST(? AS TIMESTAMP(6) WITH TIME ZONE))
      WHERE id = ? AND version = ?
      """;

  private final Database database;
  private final Names names;
  private final IssueRows rows;
  private final Journal journal;

  public JdbcIssueRepository(Database database, Names names) {
    this.database = database;
    this.names = names;
    rows = new IssueRows(database, names);
    journal = new Journal(database);
  }

  @Override
  public Optional<Issue> find(Reference reference) {
    return switch (reference) {
      case Reference.ById(var id) -> find(id);
      case Reference.ByName(var name) -> IssueKey.parse(name).flatMap(this::id).flatMap(this::find);
    };
  }

  private Optional<Issue> find(long id) {
    return rows.find(id);
  }

  private Optional<Long> id(IssueKey key) {
    return names
        .projects()
        .find(new Reference.ByName(key.project().value()))
        .map(Project::id)
        .flatMap(project -> id(project, key.number()));
  }

  private Optional<Long> id(long project, long number) {
    var sql = "SELECT issue_id FROM issue_keys WHERE project_id = ? AND number = ?";
    return database.query(sql, row -> row.number(1), project, number).stream().findFirst();
  }

  @Override
  public List<Issue> findAll(Collection<Long> ids) {
    return new TreeSet<>(ids).stream().flatMap(id -> find(id).stream()).toList();
  }

  /** Writers take turns already; the rows are locked for those who do not come through here. */
  @Override
  public void hold(Collection<Long> ids) {
    for (var id : new TreeSet<>(ids)) {
      database.query("SELECT id FROM issues WHERE id = ? FOR UPDATE", row -> row.number(1), id);
    }
  }

  /** Comments are counted in the row itself, so that they wait for it anyway. */
  @Override
  public void holdWithActivity(Collection<Long> ids) {
    hold(ids);
  }

  @Override
  public List<Issue> add(List<NewIssue> issues, Authorship by) {
    return issues.stream().map(issue -> add(issue, by)).toList();
  }

  private Issue add(NewIssue given, Authorship by) {
    long id = database.next("ids");
    long project = given.project().id();
    long number = database.next("numbers");
    unlessTaken(
        given.externalId(),
        () ->
            database.update(
                INSERT,
                id,
                project,
                number,
                given.title(),
                given.description(),
                given.status().code(),
                given.priority().code(),
                given.dueDate(),
                given.externalId(),
                given.assignee() == null ? null : given.assignee().id(),
                given.reporter().id(),
                given.createdAt(),
                given.updatedAt(),
                given.resolvedAt(),
                given.closedAt(),
                given.resolvedAt(),
                given.closedAt(),
                given.updatedAt()));
    putKey(id, project, number);
    putLabels(id, given.labels());
    var issue = find(id).orElseThrow();
    journal.created(issue, by);
    return issue;
  }

  @Override
  public boolean save(List<Changed> changes, Authorship by) {
    var real = changes.stream().filter(changed -> !changed.isUnchanged()).toList();
    if (real.size() > 1) {
      // What one of them leaves behind is free for another, whichever comes first.
      real.forEach(
          changed ->
              database.update(
                  "UPDATE issues SET external_id = NULL WHERE id = ?", changed.issue().id()));
    }
    return real.stream().allMatch(changed -> replace(changed, by));
  }

  private boolean replace(Changed changed, Authorship by) {
    var issue = changed.issue();
    if (!unlessTaken(issue.externalId(), () -> update(issue))) {
      return false;
    }
    if (id(issue.project().id(), issue.number()).isEmpty()) {
      putKey(issue.id(), issue.project().id(), issue.number());
    }
    database.update("DELETE FROM issue_labels WHERE issue_id = ?", issue.id());
    putLabels(issue.id(), issue.labels());
    journal.changed(changed, by);
    return true;
  }

  private int update(Issue issue) {
    var deletion = issue.deletion();
    return database.update(
        UPDATE,
        issue.project().id(),
        issue.number(),
        issue.version(),
        issue.title(),
        issue.description(),
        issue.status().code(),
        issue.priority().code(),
        issue.dueDate(),
        issue.externalId(),
        issue.assignee() == null ? null : issue.assignee().id(),
        issue.updatedAt(),
        issue.resolvedAt(),
        issue.closedAt(),
        deletion == null ? null : deletion.at(),
        deletion == null ? null : deletion.by().id(),
        issue.updatedAt(),
        issue.id(),
        issue.version() - 1);
  }

  /** Of all that is given, only an external id can be somebody else's. */
  private static boolean unlessTaken(@Nullable String externalId, Statement statement) {
    try {
      return statement.run() == 1;
    } catch (Database.Duplicate duplicate) {
      if (externalId == null) {
        throw duplicate;
      }
      throw new Rejected(new Rejection.NameTaken("issue", "external_id", externalId));
    }
  }

  private interface Statement {
    int run();
  }

  private void putKey(long id, long project, long number) {
    database.update("INSERT INTO issue_keys VALUES (?, ?, ?)", project, number, id);
  }

  /** Labels lie elsewhere, so what a foreign key would see is looked for. */
  private void putLabels(long id, List<LabelRef> labels) {
    for (var label : labels) {
      database.update("INSERT INTO issue_labels VALUES (?, ?)", id, names.label(label.id()).id());
    }
  }

  @Override
  public List<Long> nextNumbers(ProjectRef project, int count) {
    return LongStream.range(0, count).mapToObj(i -> database.next("numbers")).toList();
  }

  @Override
  public Map<ExternalKey, IssueName> taken(Collection<ExternalKey> ids) {
    var sql = "SELECT id FROM issues WHERE project_id = ? AND living_external_id = ?";
    var taken = new HashMap<ExternalKey, IssueName>();
    for (var key : ids) {
      for (var id : database.query(sql, row -> row.number(1), key.project(), key.id())) {
        find(id).ifPresent(issue -> taken.put(key, new IssueName(id, issue.key())));
      }
    }
    return taken;
  }

  /** Those that carry a label, deleted or not. */
  Stream<Issue> carrying(long label) {
    var sql = "SELECT issue_id FROM issue_labels WHERE label_id = ? ORDER BY issue_id";
    return findAll(database.query(sql, row -> row.number(1), label)).stream();
  }
}
