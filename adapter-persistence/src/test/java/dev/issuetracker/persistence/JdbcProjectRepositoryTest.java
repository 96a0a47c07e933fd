package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.ProjectRepositoryContract;

final class JdbcProjectRepositoryTest extends ProjectRepositoryContract implements PostgresStore {}
