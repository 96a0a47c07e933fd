package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.UpkeepContract;

final class JdbcUpkeepTest extends UpkeepContract implements PostgresStore {}
