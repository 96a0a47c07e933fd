package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.LongTextsContract;

final class JdbcLongTextsTest extends LongTextsContract implements PostgresStore {}
