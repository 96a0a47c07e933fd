package dev.issuetracker.application.memory;

import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.IssueEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as it is kept. */
record Recorded(
    long id,
    long issueId,
    long projectId,
    @Nullable Long version,
    IssueEvent event,
    Authorship by,
    Instant occurredAt) {}
