package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.IssueListProperties;

final class JdbcIssueListProperties extends IssueListProperties implements PostgresStore {}
