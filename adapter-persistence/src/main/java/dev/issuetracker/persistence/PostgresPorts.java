package dev.issuetracker.persistence;

import dev.issuetracker.application.Ports;
import dev.issuetracker.application.imports.ImportPorts;
import dev.issuetracker.application.memory.PlainSurroundings;
import dev.issuetracker.application.people.AccessPorts;
import dev.issuetracker.application.people.Surroundings;
import dev.issuetracker.application.sheet.NoSheets;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Every port of the use cases, on one PostgreSQL. */
public final class PostgresPorts {
  private PostgresPorts() {}

  /** With passwords hashed by what the JDK has. */
  public static Ports on(DataSource connections, InstantSource clock) {
    return on(connections, clock, PlainSurroundings.with(new SecureRandom()));
  }

  public static Ports on(DataSource connections, InstantSource clock, Surroundings surroundings) {
    return on(connections, Turns.none(), clock, surroundings);
  }

  /** The same, knowing where the database is: on this machine, who reads takes turns. */
  public static Ports on(Database database, InstantSource clock, Surroundings surroundings) {
    return on(database.connections(), database.turns(), clock, surroundings);
  }

  private static Ports on(
      DataSource connections, Turns turns, InstantSource clock, Surroundings surroundings) {
    var transactions = new JdbcTransactions(connections, turns);
    var sql = new Sql(transactions);
    return new Ports(
        transactions,
        clock,
        new JdbcSecrets(connections),
        new JdbcIssueRepository(sql),
        new JdbcIssueQueries(sql),
        new JdbcIssueSearch(sql),
        new JdbcReportQueries(sql),
        new JdbcReferences(sql),
        new JdbcHistory(sql),
        new JdbcChangeFeed(sql),
        new JdbcCommentRepository(sql),
        new JdbcLabelRepository(sql),
        new JdbcProjectRepository(sql),
        new JdbcPersonRepository(sql),
        AccessPorts.of(new JdbcTokenRepository(sql), new JdbcSignInThrottle(sql), surroundings),
        new JdbcIdempotencyRecords(sql),
        new JdbcBlobStore(connections, sql, clock),
        new JdbcAttachmentRepository(sql),
        new JdbcRedactions(sql),
        new ImportPorts(
            new JdbcImportJobs(sql),
            new JdbcIssueStream(connections),
            new NoSheets(),
            new JdbcUpkeep(connections)));
  }
}
