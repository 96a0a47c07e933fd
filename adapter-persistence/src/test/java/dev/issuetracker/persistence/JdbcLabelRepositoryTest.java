package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.LabelRepositoryContract;

final class JdbcLabelRepositoryTest extends LabelRepositoryContract implements PostgresStore {}
