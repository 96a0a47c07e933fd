package dev.issuetracker.domain;

import java.time.Instant;

/** Who took an issue away, and when. */
public record Deletion(Instant at, PersonRef by) {}
