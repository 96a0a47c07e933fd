package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.IdempotencyRecordsContract;

final class JdbcIdempotencyRecordsTest extends IdempotencyRecordsContract
    implements PostgresStore {}
