package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.ReportProperties;

final class JdbcReportProperties extends ReportProperties implements PostgresStore {}
