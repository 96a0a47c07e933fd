package dev.issuetracker.application.issue;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueName;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Reference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the issues, and writes their history in the same step as every change. All of it happens
 * inside a transaction that somebody else opened. Safe for many threads at once.
 */
public interface IssueRepository {

  /**
   * The issue as it is, deleted or not, by its id or by any key that it ever had. One state,
   * however many parts it has.
   */
  Optional<Issue> find(Reference reference);

  /** Those of the issues that exist, deleted or not, in the order of their ids. */
  List<Issue> findAll(Collection<Long> ids);

  /**
   * Keeps everybody else from changing these issues until the transaction ends; waits for those who
   * are at it. Takes them in the order of their ids, so that two callers never wait for each other.
   * Comments do not wait.
   */
  void hold(Collection<Long> ids);

  /**
   * The same, but comments and attachments wait as well: for whoever is about to decide by what
   * hangs on the issues, and reads them after this.
   */
  void holdWithActivity(Collection<Long> ids);

  /**
   * Adds issues with version 1, new ids, and numbers that grow in the order given.
   *
   * @return the issues as kept, in the order given
   * @throws dev.issuetracker.domain.Rejected if an external id is taken by a living issue of the
   *     project
   */
  List<Issue> add(List<NewIssue> issues, Authorship by);

  /**
   * Replaces each issue by its next version, if it still has the version that it was changed from
   * and none of its texts was redacted since, and tells the history. The check and the change are
   * one step. An external id that one of them leaves behind is free for another of them, whatever
   * their order.
   *
   * @return whether all of them were replaced; if not, the caller must undo the transaction or its
   *     part
   * @throws dev.issuetracker.domain.Rejected if an external id is taken by a living issue of the
   *     project
   */
  boolean save(List<Changed> changes, Authorship by);

  /**
   * Numbers that the project has never given, in growing order. They are not given back, whatever
   * becomes of the transaction.
   */
  List<Long> nextNumbers(ProjectRef project, int count);

  /** Those of the external ids that a living issue has, and which one. */
  Map<ExternalKey, IssueName> taken(Collection<ExternalKey> ids);

  /** What an issue is called elsewhere, within its project. */
  record ExternalKey(long project, String id) {}
}
