package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.TransactionPartsContract;

final class JdbcTransactionPartsTest extends TransactionPartsContract implements PostgresStore {}
