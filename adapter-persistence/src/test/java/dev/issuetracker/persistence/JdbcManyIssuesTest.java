package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.ManyIssuesContract;

final class JdbcManyIssuesTest extends ManyIssuesContract implements PostgresStore {}
