package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.IssueTextSearchContract;

final class JdbcIssueTextSearchTest extends IssueTextSearchContract implements PostgresStore {}
