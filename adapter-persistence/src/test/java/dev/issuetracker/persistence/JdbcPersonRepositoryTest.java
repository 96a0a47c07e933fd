package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.PersonRepositoryContract;

final class JdbcPersonRepositoryTest extends PersonRepositoryContract implements PostgresStore {}
