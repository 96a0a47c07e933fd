package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.ChangeFeedContract;

final class JdbcChangeFeedTest extends ChangeFeedContract implements PostgresStore {}
