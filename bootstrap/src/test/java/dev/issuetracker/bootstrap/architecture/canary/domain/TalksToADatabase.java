package dev.issuetracker.bootstrap.architecture.canary.domain;

import java.sql.Connection;

public record TalksToADatabase(Connection connection) {}
