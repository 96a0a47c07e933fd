package dev.issuetracker.application;

import dev.issuetracker.application.comment.CommentRepository;
import dev.issuetracker.application.finding.IssueSearch;
import dev.issuetracker.application.history.History;
import dev.issuetracker.application.idempotency.IdempotencyRecords;
import dev.issuetracker.application.issue.IssueQueries;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.application.issue.References;
import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.application.people.AccessPorts;
import dev.issuetracker.application.people.PersonRepository;
import dev.issuetracker.application.project.ProjectRepository;
import dev.issuetracker.application.reports.ReportQueries;
import java.time.InstantSource;

/** Everything that the use cases need from outside. What is missing, the compiler tells. */
public record Ports(
    Transactions transactions,
    InstantSource clock,
    Secrets secrets,
    IssueRepository issues,
    IssueQueries issueQueries,
    IssueSearch issueSearch,
    ReportQueries reports,
    References references,
    History history,
    CommentRepository comments,
    LabelRepository labels,
    ProjectRepository projects,
    PersonRepository people,
    AccessPorts access,
    IdempotencyRecords idempotency) {}
