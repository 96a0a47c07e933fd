package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.TokenRepositoryContract;

final class JdbcTokenRepositoryTest extends TokenRepositoryContract implements PostgresStore {}
