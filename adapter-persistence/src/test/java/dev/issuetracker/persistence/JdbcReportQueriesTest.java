package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.ReportQueriesContract;

final class JdbcReportQueriesTest extends ReportQueriesContract implements PostgresStore {}
