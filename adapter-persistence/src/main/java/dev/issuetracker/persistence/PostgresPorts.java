package dev.issuetracker.persistence;

import dev.issuetracker.application.Ports;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Every port of the use cases, on one PostgreSQL. */
public final class PostgresPorts {
  private PostgresPorts() {}

  public static Ports on(DataSource connections, InstantSource clock) {
    var transactions = new JdbcTransactions(connections);
    var sql = new Sql(transactions);
    return new Ports(
        transactions,
        clock,
        new JdbcSecrets(connections),
        new JdbcIssueRepository(sql),
        new JdbcIssueQueries(sql),
        new JdbcIssueSearch(sql),
        new JdbcReferences(sql),
        new JdbcHistory(sql),
        new JdbcCommentRepository(sql),
        new JdbcLabelRepository(sql),
        new JdbcProjectRepository(sql),
        new JdbcPersonRepository(sql),
        new JdbcIdempotencyRecords(sql),
        new JdbcBlobStore(connections, sql, clock));
  }
}
