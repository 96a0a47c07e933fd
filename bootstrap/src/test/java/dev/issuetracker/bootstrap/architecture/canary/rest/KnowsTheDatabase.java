package dev.issuetracker.bootstrap.architecture.canary.rest;

import dev.issuetracker.bootstrap.architecture.canary.persistence.Row;

public record KnowsTheDatabase(Row row) {}
