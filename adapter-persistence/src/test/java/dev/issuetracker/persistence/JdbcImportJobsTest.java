package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.ImportJobsContract;

final class JdbcImportJobsTest extends ImportJobsContract implements PostgresStore {}
