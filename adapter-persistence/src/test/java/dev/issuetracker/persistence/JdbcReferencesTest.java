package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.ReferencesContract;

final class JdbcReferencesTest extends ReferencesContract implements PostgresStore {}
