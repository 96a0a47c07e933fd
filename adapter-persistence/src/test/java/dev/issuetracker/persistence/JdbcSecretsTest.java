package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.SecretsContract;

final class JdbcSecretsTest extends SecretsContract implements PostgresStore {}
