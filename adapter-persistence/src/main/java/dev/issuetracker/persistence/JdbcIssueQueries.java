package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.issue.IssueDetail;
import dev.issuetracker.application.issue.IssueQueries;
import dev.issuetracker.domain.Reference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One issue with its comments, in one statement. */
final class JdbcIssueQueries implements IssueQueries {
  private static final String SELECT =
      IssueRows.COLUMNS + ", " + CommentRows.NEWEST_OF_ISSUE + " AS newest\n" + IssueRows.FROM;

  private static final String VISIBLE = " AND" + Visibility.OF_ISSUE;
  private static final String BY_ID = SELECT + IssueRows.HAS_ID + VISIBLE;
  private static final String BY_KEY = SELECT + IssueRows.HAS_KEY + VISIBLE;

  private final Sql sql;

  JdbcIssueQueries(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<IssueDetail> detail(Actor actor, Reference reference) {
    return IssueRows.by(
        reference,
        parameters -> sql.row(BY_ID, JdbcIssueQueries::detail, between(actor, parameters)),
        parameters -> sql.row(BY_KEY, JdbcIssueQueries::detail, between(actor, parameters)));
  }

  private static Object[] between(Actor actor, Object... reference) {
    List<Object> all = new ArrayList<>();
    all.add(IssueDetail.COMMENTS);
    all.addAll(Arrays.asList(reference));
    all.add(actor.id());
    return all.toArray();
  }

  private static IssueDetail detail(Row row) throws SQLException {
    var issue = IssueRows.issue(row);
    return new IssueDetail(issue, CommentRows.comments(issue.id(), row.textOrNull("newest")));
  }
}
