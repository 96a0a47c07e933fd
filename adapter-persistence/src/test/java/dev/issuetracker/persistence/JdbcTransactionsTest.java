package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.TransactionsContract;

final class JdbcTransactionsTest extends TransactionsContract implements PostgresStore {}
