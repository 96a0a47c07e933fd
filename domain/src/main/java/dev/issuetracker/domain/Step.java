package dev.issuetracker.domain;

import java.time.Instant;

/** One event of the history that made, or was part of, a version of an issue. */
public record Step(long version, IssueEvent event, PersonRef actor, Instant at) {}
