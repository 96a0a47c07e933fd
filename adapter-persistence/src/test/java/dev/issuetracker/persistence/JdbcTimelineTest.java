package dev.issuetracker.persistence;

import dev.issuetracker.application.contract.TimelineContract;

final class JdbcTimelineTest extends TimelineContract implements PostgresStore {}
