package dev.issuetracker.application.memory;

import dev.issuetracker.application.Ports;
import dev.issuetracker.application.contract.AgingContract;
import dev.issuetracker.application.contract.AttachmentRepositoryContract;
import dev.issuetracker.application.contract.BlobStoreContract;
import dev.issuetracker.application.contract.ChangeFeedContract;
import dev.issuetracker.application.contract.CommentRepositoryContract;
import dev.issuetracker.application.contract.HistoryContract;
import dev.issuetracker.application.contract.IdempotencyRecordsContract;
import dev.issuetracker.application.contract.ImportJobsContract;
import dev.issuetracker.application.contract.IssueConcurrencyContract;
import dev.issuetracker.application.contract.IssueQueriesContract;
import dev.issuetracker.application.contract.IssueRepositoryContract;
import dev.issuetracker.application.contract.IssueSavingContract;
import dev.issuetracker.application.contract.IssueSearchContract;
import dev.issuetracker.application.contract.IssueStreamContract;
import dev.issuetracker.application.contract.IssueTextSearchContract;
import dev.issuetracker.application.contract.LabelListContract;
import dev.issuetracker.application.contract.LabelRepositoryContract;
import dev.issuetracker.application.contract.LongTextsContract;
import dev.issuetracker.application.contract.ManyIssuesContract;
import dev.issuetracker.application.contract.PersonRepositoryContract;
import dev.issuetracker.application.contract.ProjectRepositoryContract;
import dev.issuetracker.application.contract.RedactionContract;
import dev.issuetracker.application.contract.ReferencesContract;
import dev.issuetracker.application.contract.ReportQueriesContract;
import dev.issuetracker.application.contract.SecretsContract;
import dev.issuetracker.application.contract.SignInThrottleContract;
import dev.issuetracker.application.contract.Store;
import dev.issuetracker.application.contract.TimelineContract;
import dev.issuetracker.application.contract.TokenRepositoryContract;
import dev.issuetracker.application.contract.TransactionPartsContract;
import dev.issuetracker.application.contract.TransactionsContract;
import dev.issuetracker.application.contract.UpkeepContract;
import dev.issuetracker.domain.FixedClock;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The memory adapters keep every contract. */
class MemoryPortsTest {
  interface InMemoryStore extends Store {
    @Override
    default Ports ports() {
      return InMemory.ports(FixedClock.at("2026-01-09T12:00:00Z"), new Random(42));
    }
  }

  @Nested
  class Transactions extends TransactionsContract implements InMemoryStore {}

  @Nested
  class TransactionParts extends TransactionPartsContract implements InMemoryStore {}

  @Nested
  class Issues extends IssueRepositoryContract implements InMemoryStore {}

  @Nested
  class IssueSaving extends IssueSavingContract implements InMemoryStore {}

  @Nested
  class IssuesOfMany extends IssueConcurrencyContract implements InMemoryStore {}

  @Nested
  class IssueQueries extends IssueQueriesContract implements InMemoryStore {}

  @Nested
  class IssueSearch extends IssueSearchContract implements InMemoryStore {}

  @Nested
  class IssueTextSearch extends IssueTextSearchContract implements InMemoryStore {}

  @Nested
  class Reports extends ReportQueriesContract implements InMemoryStore {}

  @Nested
  class Aging extends AgingContract implements InMemoryStore {}

  @Nested
  class References extends ReferencesContract implements InMemoryStore {}

  @Nested
  class History extends HistoryContract implements InMemoryStore {}

  @Nested
  class Feed extends ChangeFeedContract implements InMemoryStore {}

  @Nested
  class LongTexts extends LongTextsContract implements InMemoryStore {}

  @Nested
  class Timeline extends TimelineContract implements InMemoryStore {}

  @Nested
  class Comments extends CommentRepositoryContract implements InMemoryStore {}

  @Nested
  class Labels extends LabelRepositoryContract implements InMemoryStore {}

  @Nested
  class LabelLists extends LabelListContract implements InMemoryStore {}

  @Nested
  class Projects extends ProjectRepositoryContract implements InMemoryStore {}

  @Nested
  class People extends PersonRepositoryContract implements InMemoryStore {}

  @Nested
  class Idempotency extends IdempotencyRecordsContract implements InMemoryStore {}

  @Nested
  class Secrets extends SecretsContract implements InMemoryStore {}

  @Nested
  class Attachments extends AttachmentRepositoryContract implements InMemoryStore {}

  @Nested
  class Redaction extends RedactionContract implements InMemoryStore {}

  @Nested
  class Blobs extends BlobStoreContract implements InMemoryStore {}

  @Nested
  class Tokens extends TokenRepositoryContract implements InMemoryStore {}

  @Nested
  class Throttle extends SignInThrottleContract implements InMemoryStore {}

  @Nested
  class Imports extends ImportJobsContract implements InMemoryStore {}

  @Nested
  class ManyIssues extends ManyIssuesContract implements InMemoryStore {}

  @Nested
  class Streams extends IssueStreamContract implements InMemoryStore {}

  @Nested
  class Upkeep extends UpkeepContract implements InMemoryStore {}
}
