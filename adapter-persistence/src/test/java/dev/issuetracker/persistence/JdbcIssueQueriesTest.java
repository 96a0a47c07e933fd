package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.IssueQueriesContract;

final class JdbcIssueQueriesTest extends IssueQueriesContract implements PostgresStore {}
