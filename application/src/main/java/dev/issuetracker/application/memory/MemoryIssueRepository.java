package dev.issuetracker.application.memory;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.application.issue.NewIssue;
import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.IssueName;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Texts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

final class MemoryIssueRepository implements IssueRepository {
  private final MemoryStore store;
  private final Present present;
  private final Journal journal;

  /** Outside the transactions, because a number is not given back. */
  private final Map<Long, AtomicLong> numbers = new ConcurrentHashMap<>();

  MemoryIssueRepository(MemoryStore store, Present present, Journal journal) {
    this.store = store;
    this.present = present;
    this.journal = journal;
  }

  @Override
  public Optional<Issue> find(Reference reference) {
    var row =
        switch (reference) {
          case Reference.ById(var id) -> store.issues.find(id);
          case Reference.ByName(var key) -> store.issueKeys.find(key).flatMap(store.issues::find);
        };
    return row.map(present::issue);
  }

  @Override
  public List<Issue> findAll(Collection<Long> ids) {
    return new TreeSet<>(ids)
        .stream().flatMap(id -> store.issues.find(id).stream()).map(present::issue).toList();
  }

  @Override
  public void hold(Collection<Long> ids) {
    store.transactions.writing().touch();
  }

  @Override
  public void holdWithActivity(Collection<Long> ids) {
    hold(ids);
  }

  @Override
  public List<Issue> add(List<NewIssue> issues, Authorship by) {
    return issues.stream().map(issue -> add(issue, by)).toList();
  }

  private Issue add(NewIssue given, Authorship by) {
    var activity = new Activity(0, 0, given.updatedAt());
    var issue =
        new Issue(
            store.nextId(),
            nextNumber(given.project()),
            given.project(),
            1,
            given.title(),
            given.description(),
            given.status(),
            given.priority(),
            given.dueDate(),
            given.externalId(),
            given.assignee(),
            given.reporter(),
            Issue.sorted(given.labels()),
            given.createdAt(),
            given.updatedAt(),
            given.resolvedAt(),
            given.closedAt(),
            null,
            activity);
    store.activities.put(issue.id(), activity);
    put(null, issue);
    journal.created(issue, by);
    return present.issue(issue);
  }

  @Override
  public boolean save(List<Changed> changes, Authorship by) {
    var real = changes.stream().filter(changed -> !changed.isUnchanged()).toList();
    if (!real.stream().allMatch(this::isNext)) {
      return false;
    }
    real.forEach(changed -> free(store.issues.get(changed.issue().id())));
    real.forEach(changed -> replace(changed, by));
    return true;
  }

  private boolean isNext(Changed changed) {
    return store
        .issues
        .find(changed.issue().id())
        .filter(before -> before.version() + 1 == changed.issue().version())
        .filter(before -> isAsFound(before, changed, IssueField.TITLE))
        .filter(before -> isAsFound(before, changed, IssueField.DESCRIPTION))
        .isPresent();
  }

  private static boolean isAsFound(Issue before, Changed changed, IssueField text) {
    return Texts.REDACTED.equals(before.value(text)) == changed.foundRedacted(text);
  }

  private void replace(Changed changed, Authorship by) {
    var issue = changed.issue();
    put(store.issues.get(issue.id()), issue);
    var activity = store.activities.get(issue.id());
    if (activity.lastAt().isBefore(issue.updatedAt())) {
      store.activities.put(
          issue.id(), new Activity(activity.comments(), activity.attachments(), issue.updatedAt()));
    }
    journal.changed(changed, by);
  }

  @Override
  public List<Long> nextNumbers(ProjectRef project, int count) {
    return IntStream.range(0, count).mapToObj(i -> nextNumber(project)).toList();
  }

  @Override
  public Map<ExternalKey, IssueName> taken(Collection<ExternalKey> ids) {
    var taken = new HashMap<ExternalKey, IssueName>();
    for (var key : ids) {
      store
          .externalIds
          .find(new ExternalId(key.project(), key.id()))
          .map(store.issues::get)
          .ifPresent(issue -> taken.put(key, new IssueName(issue.id(), issue.key())));
    }
    return taken;
  }

  private long nextNumber(ProjectRef project) {
    return numbers.computeIfAbsent(project.id(), id -> new AtomicLong()).incrementAndGet();
  }

  /** Puts a row in the place of another, with everything by which it is found. */
  private void put(@Nullable Issue before, Issue after) {
    if (before != null) {
      before.labels().forEach(label -> store.carriers.remove(new Link(label.id(), before.id())));
    }
    externalId(after).ifPresent(id -> take(id, after));
    after.labels().forEach(label -> carry(label.id(), after.id()));
    store.issues.put(after.id(), after);
    store.issueKeys.put(after.key().toString(), after.id());
    present.issue(after);
  }

  private void free(Issue issue) {
    externalId(issue).ifPresent(store.externalIds::remove);
  }

  private void carry(long label, long issue) {
    store.carriers.put(new Link(label, issue), issue);
  }

  private void take(ExternalId id, Issue issue) {
    if (store.externalIds.has(id)) {
      throw new Rejected(new Rejection.NameTaken("issue", "external_id", id.text()));
    }
    store.externalIds.put(id, issue.id());
  }

  private static Optional<ExternalId> externalId(Issue issue) {
    return Optional.ofNullable(issue.externalId())
        .filter(text -> !issue.isDeleted())
        .map(text -> new ExternalId(issue.project().id(), text));
  }
}
