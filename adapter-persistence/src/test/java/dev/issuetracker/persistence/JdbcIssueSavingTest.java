package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.IssueSavingContract;

final class JdbcIssueSavingTest extends IssueSavingContract implements PostgresStore {}
