package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.IssueConcurrencyContract;

final class JdbcIssueConcurrencyTest extends IssueConcurrencyContract implements PostgresStore {}
