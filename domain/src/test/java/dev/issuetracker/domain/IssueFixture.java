package dev.issuetracker.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Issues for tests, told in words: {@code anIssue().in(web).assignedTo(alice).build()}. */
public final class IssueFixture {
  public static final Instant DAWN = Instant.parse("2026-01-09T12:08:01.123456Z");
  public static final PersonRef ALICE = new PersonRef(1, "alice", "Alice");
  public static final PersonRef BOB = new PersonRef(2, "bob", "Bob");
  public static final ProjectRef WEB = new ProjectRef(3, new ProjectKey("WEB"), "Web shop", false);
  public static final ProjectRef OPS =
      new ProjectRef(4, new ProjectKey("OPS"), "Operations", false);
  public static final LabelRef BUG = new LabelRef(1, "bug", "#d73a4a");
  public static final LabelRef URGENT = new LabelRef(2, "Urgent", "#b60205");
  public static final LabelRef DOCS = new LabelRef(3, "docs", "#0075ca");

  private ProjectRef project = WEB;
  private String title = "Login page bug";
  private String description;
  private Status status = Status.OPEN;
  private Priority priority = Priority.MEDIUM;
  private LocalDate dueDate;
  private String externalId;
  private PersonRef assignee;
  private PersonRef reporter = BOB;
  private List<LabelRef> labels = List.of();
  private Instant createdAt = DAWN;
  private Instant updatedAt;
  private Instant resolvedAt;
  private Instant closedAt;
  private Deletion deletion;
  private long version = 1;

  private IssueFixture() {}

  public static IssueFixture anIssue() {
    return new IssueFixture();
  }

  public IssueFixture in(ProjectRef project) {
    this.project = project;
    return this;
  }

  public IssueFixture titled(String title) {
    this.title = title;
    return this;
  }

  public IssueFixture saying(String description) {
    this.description = description;
    return this;
  }

  public IssueFixture with(Status status) {
    this.status = status;
    return this;
  }

  public IssueFixture with(Priority priority) {
    this.priority = priority;
    return this;
  }

  public IssueFixture due(String date) {
    dueDate = LocalDate.parse(date);
    return this;
  }

  public IssueFixture knownElsewhereAs(String externalId) {
    this.externalId = externalId;
    return this;
  }

  public IssueFixture assignedTo(PersonRef person) {
    assignee = person;
    return this;
  }

  public IssueFixture reportedBy(PersonRef person) {
    reporter = person;
    return this;
  }

  public IssueFixture labelled(LabelRef... labels) {
    this.labels = Issue.sorted(List.of(labels));
    return this;
  }

  public IssueFixture createdAt(Instant at) {
    createdAt = at;
    return this;
  }

  public IssueFixture updatedAt(Instant at) {
    updatedAt = at;
    return this;
  }

  public IssueFixture resolvedAt(Instant at) {
    status = Status.RESOLVED;
    resolvedAt = at;
    return this;
  }

  public IssueFixture closedAt(Instant at) {
    status = Status.CLOSED;
    resolvedAt = at;
    closedAt = at;
    return this;
  }

  /** As far as somebody tells: null for what nobody knows. */
  public IssueFixture closed(Instant resolved, Instant closed) {
    status = Status.CLOSED;
    resolvedAt = resolved;
    closedAt = closed;
    return this;
  }

  public IssueFixture deletedBy(PersonRef person) {
    deletion = new Deletion(createdAt, person);
    return this;
  }

  public IssueFixture inVersion(long version) {
    this.version = version;
    return this;
  }

  public Issue build() {
    var updated = updatedAt == null ? createdAt : updatedAt;
    return new Issue(
        42,
        7,
        project,
        version,
        title,
        description,
        status,
        priority,
        dueDate,
        externalId,
        assignee,
        reporter,
        labels,
        createdAt,
        updated,
        resolvedAt,
        closedAt,
        deletion,
        new Activity(0, 0, updated));
  }
}
