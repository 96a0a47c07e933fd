package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.imports.IssueStream;
import dev.issuetracker.domain.Issue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * One statement in one transaction that only reads, so that all rows are of one state; a cursor
 * hands them out a few at a time. The taker may be slow, so neither the statement's nor the idle
 * transaction's time limit counts here, but its own.
 */
final class JdbcIssueStream implements IssueStream {
  private static final int FETCHED = 500;
  private static final String LIMITS =
      "SET LOCAL statement_timeout = '1h'; SET LOCAL idle_in_transaction_session_timeout = '5min'";

  private final DataSource connections;

  JdbcIssueStream(DataSource connections) {
    this.connections = connections;
  }

  @Override
  public void each(Actor actor, IssueCriteria criteria, Predicate<Issue> taker) {
    try (var connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      try {
        each(connection, actor, criteria, taker);
      } finally {
        connection.rollback();
        connection.setReadOnly(false);
      }
    } catch (SQLException e) {
      throw new Unavailable("the issues cannot be read to their end", e);
    }
  }

  private static void each(
      Connection connection, Actor actor, IssueCriteria criteria, Predicate<Issue> taker)
      throws SQLException {
    try (var limits = connection.createStatement()) {
      limits.execute(LIMITS);
    }
    var list = new IssueListSql(actor, criteria, matches(connection, criteria));
    var statement = list.everything();
    try (var prepared = Sql.prepare(connection, statement.text(), statement.data())) {
      prepared.setFetchSize(FETCHED);
      try (var result = prepared.executeQuery()) {
        var row = new Row(result);
        boolean wanted = true;
        while (wanted && result.next()) {
          wanted = taker.test(IssueRows.issue(row));
        }
      }
    }
  }

  /** Whoever wants all of them has to collect them. */
  private static Matches matches(Connection connection, IssueCriteria criteria) {
    var text = criteria.text();
    if (text == null) {
      return new Matches.All();
    }
    var find = SearchPlan.find(text, null);
    var plan = Sql.rows(connection, find.text(), SearchPlan::read, find.data()).getFirst();
    return Matches.collected(plan);
  }
}
