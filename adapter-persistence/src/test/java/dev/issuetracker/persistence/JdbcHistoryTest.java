package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.HistoryContract;

final class JdbcHistoryTest extends HistoryContract implements PostgresStore {}
