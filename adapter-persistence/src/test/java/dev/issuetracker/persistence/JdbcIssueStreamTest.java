package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.IssueStreamContract;

final class JdbcIssueStreamTest extends IssueStreamContract implements PostgresStore {}
