package dev.issuetracker.bootstrap.architecture.canary.persistence;

import java.sql.ResultSet;

public record Row(ResultSet rows) {}
