package dev.issuetracker.persistence;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueKey;
import dev.issuetracker.domain.IssueName;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

final class JdbcIssueRepository implements IssueRepository {
  private static final String SELECT = IssueRows.COLUMNS + IssueRows.FROM;
  private static final String BY_ID = SELECT + IssueRows.HAS_ID;
  private static final String BY_KEY = SELECT + IssueRows.HAS_KEY;
  private static final String ALL = SELECT + "WHERE i.id = ANY (?) ORDER BY i.id";

  /**
   * Weaker than what foreign keys need, so that comments pass. What is read in the statement that
   * waits for a lock is older than what the lock was waited for: so nothing is read here.
   */
  private static final String HOLD =
      "SELECT id FROM issues WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

  /** After the issues, as everybody else does who needs both. */
  private static final String HOLD_ACTIVITY =
      "SELECT issue_id FROM issue_activity WHERE issue_id = ANY (?) ORDER BY issue_id"
          + " FOR NO KEY UPDATE";

  private static final String NUMBERS =
      """
      SELECT nextval(('issue_numbers_' || ?::bigint)::regclass) AS number
      FROM generate_series(1, ?)
      """;

  private static final String TAKEN =
      """
      SELECT i.id, i.project_id, i.external_id, i.number, p.key
      FROM unnest(?::bigint[], ?::text[]) AS k(project_id, external_id)
      JOIN issues i ON i.project_id = k.project_id AND i.external_id = k.external_id
      JOIN projects p ON p.id = i.project_id
      WHERE i.deleted_at IS NULL
      """;

  private final Sql sql;

  JdbcIssueRepository(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Issue> find(Reference reference) {
    return IssueRows.by(
        reference,
        parameters -> sql.row(BY_ID, IssueRows::issue, parameters),
        parameters -> sql.row(BY_KEY, IssueRows::issue, parameters));
  }

  @Override
  public List<Issue> findAll(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : sql.rows(ALL, IssueRows::issue, (Object) array(ids));
  }

  @Override
  public void hold(Collection<Long> ids) {
    if (!ids.isEmpty()) {
      sql.returning(HOLD, row -> row.number("id"), (Object) array(ids));
    }
  }

  @Override
  public void holdWithActivity(Collection<Long> ids) {
    hold(ids);
    if (!ids.isEmpty()) {
      sql.returning(HOLD_ACTIVITY, row -> row.number("issue_id"), (Object) array(ids));
    }
  }

  @Override
  public List<Issue> add(List<NewIssue> issues, Authorship by) {
    return issues.isEmpty()
        ? List.of()
        : unlessTaken(
            () ->
                issues.size() < IssueCopy.MANY
                    ? IssueInsert.run(sql, issues, by)
                    : IssueCopy.run(sql, issues, by));
  }

  @Override
  public boolean save(List<Changed> changes, Authorship by) {
    var changed = changes.stream().filter(change -> !change.isUnchanged()).toList();
    return changed.isEmpty()
        || unlessTaken(
            () ->
                ExternalIdsExchanged.around(sql, changed, () -> IssueUpdate.run(sql, changed, by)));
  }

  @Override
  public List<Long> nextNumbers(ProjectRef project, int count) {
    return sql.returning(NUMBERS, row -> row.number("number"), project.id(), count);
  }

  @Override
  public Map<ExternalKey, IssueName> taken(Collection<ExternalKey> ids) {
    var taken = new HashMap<ExternalKey, IssueName>();
    if (!ids.isEmpty()) {
      sql.rows(
          TAKEN,
          row ->
              taken.put(
                  new ExternalKey(row.number("project_id"), row.text("external_id")),
                  new IssueName(
                      row.number("id"),
                      new IssueKey(new ProjectKey(row.text("key")), row.number("number")))),
          ids.stream().map(ExternalKey::project).toArray(Long[]::new),
          ids.stream().map(ExternalKey::id).toArray(String[]::new));
    }
    return taken;
  }

  private static <T> T unlessTaken(Supplier<T> work) {
    try {
      return work.get();
    } catch (Failures.Taken taken) {
      throw taken.of("issues_external_id")
          ? new Rejected(new Rejection.NameTaken("issue", "external_id", taken.value()))
          : taken;
    }
  }

  private static Long[] array(Collection<Long> ids) {
    return ids.toArray(Long[]::new);
  }
}
