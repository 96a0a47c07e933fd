package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.IssueSearchContract;

final class JdbcIssueSearchTest extends IssueSearchContract implements PostgresStore {}
