package com.example.desk.store;

import com.example.desk.program.Desk;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.contract.AgingContract;
import dev.issuetracker.application.contract.CommentRepositoryContract;
import dev.issuetracker.application.contract.HistoryContract;
import dev.issuetracker.application.contract.ImportJobsContract;
import dev.issuetracker.application.contract.IssueConcurrencyContract;
import dev.issuetracker.application.contract.IssueQueriesContract;
import dev.issuetracker.application.contract.IssueRepositoryContract;
import dev.issuetracker.application.contract.IssueSavingContract;
import dev.issuetracker.application.contract.LabelListContract;
import dev.issuetracker.application.contract.LabelRepositoryContract;
import dev.issuetracker.application.contract.ProjectRepositoryContract;
import dev.issuetracker.application.contract.ReferencesContract;
import dev.issuetracker.application.contract.ReportQueriesContract;
import dev.issuetracker.application.contract.Store;
import dev.issuetracker.application.contract.TimelineContract;
import dev.issuetracker.application.contract.TransactionPartsContract;
import dev.issuetracker.application.contract.TransactionsContract;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Nested;

/** The adapters keep the contracts that the tracker publishes. */
class ContractsTest {
  interface InH2 extends Store {
    @Override
    default Ports ports() {
      var name = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=30000";
      return Desk.ports(JdbcConnectionPool.create(name, "sa", ""));
    }
  }

  @Nested
  class Transactions extends TransactionsContract implements InH2 {}

  @Nested
  class TransactionParts extends TransactionPartsContract implements InH2 {}

  @Nested
  class Issues extends IssueRepositoryContract implements InH2 {}

  @Nested
  class IssueSaving extends IssueSavingContract implements InH2 {}

  @Nested
  class IssuesOfMany extends IssueConcurrencyContract implements InH2 {}

  @Nested
  class IssueQueries extends IssueQueriesContract implements InH2 {}

  @Nested
  class History extends HistoryContract implements InH2 {}

  @Nested
  class Timeline extends TimelineContract implements InH2 {}

  @Nested
  class Comments extends CommentRepositoryContract implements InH2 {}

  @Nested
  class Reports extends ReportQueriesContract implements InH2 {}

  @Nested
  class Aging extends AgingContract implements InH2 {}

  @Nested
  class Labels extends LabelRepositoryContract implements InH2 {}

  @Nested
  class LabelLists extends LabelListContract implements InH2 {}

  @Nested
  class Projects extends ProjectRepositoryContract implements InH2 {}

  @Nested
  class References extends ReferencesContract implements InH2 {}

  @Nested
  class Imports extends ImportJobsContract implements InH2 {}
}
