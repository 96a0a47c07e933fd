package com.example.desk.program;

import com.example.desk.rows.RowsInMemory;
import com.example.desk.store.CountedLabels;
import com.example.desk.store.Database;
import com.example.desk.store.JdbcCommentRepository;
import com.example.desk.store.JdbcHistory;
import com.example.desk.store.JdbcIssueQueries;
import com.example.desk.store.JdbcIssueRepository;
import com.example.desk.store.JdbcReportQueries;
import com.example.desk.store.JdbcTransactions;
import com.example.desk.store.Names;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.attachment.AttachmentRepository;
import dev.issuetracker.application.finding.IssueSearch;
import dev.issuetracker.application.history.ChangeFeed;
import dev.issuetracker.application.imports.ImportPorts;
import dev.issuetracker.application.imports.IssueStream;
import dev.issuetracker.application.memory.InMemory;
import dev.issuetracker.application.redaction.Redactions;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Where the parts are put together: issues and all that hangs on them in a database, people,
 * projects and labels in memory (another program would have a directory of its own), and what this
 * program does not do refused.
 */
public final class Desk {
  private Desk() {}

  /** Ports over a database that is still empty. */
  public static Ports ports(DataSource source) {
    Database.lay(source);
    var memory = InMemory.ports();
    var transactions = new JdbcTransactions(source, memory.transactions());
    return ports(memory, transactions, transactions.database());
  }

  /** Ports over transactions that somebody else opens and ends. */
  public static Ports ports(Ports memory, Transactions transactions, Database database) {
    var names = new Names(memory.people(), memory.projects(), memory.labels());
    var issues = new JdbcIssueRepository(database, names);
    var comments = new JdbcCommentRepository(database, names);
    return new Ports(
        transactions,
        memory.clock(),
        memory.secrets(),
        issues,
        new JdbcIssueQueries(issues, comments),
        NotServed.port(IssueSearch.class),
        new JdbcReportQueries(database, names),
        memory.references(),
        new JdbcHistory(database, names),
        NotServed.port(ChangeFeed.class),
        comments,
        new CountedLabels(memory.labels(), database, issues),
        memory.projects(),
        memory.people(),
        memory.access(),
        memory.idempotency(),
        memory.blobs(),
        // No attachment refers to any blob, which is asked when blobs are swept.
        NotServed.port(AttachmentRepository.class, Map.of("claimed", Set.of())),
        NotServed.port(Redactions.class),
        new ImportPorts(
            memory.imports().jobs(), NotServed.port(IssueStream.class), new RowsInMemory()));
  }
}
