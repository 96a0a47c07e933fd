package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.AgingContract;

final class JdbcAgingTest extends AgingContract implements PostgresStore {}
