package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.IssueRepositoryContract;

final class JdbcIssueRepositoryTest extends IssueRepositoryContract implements PostgresStore {}
