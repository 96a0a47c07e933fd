package dev.issuetracker.domain;

import java.time.Instant;

/**
 * What happens around an issue without changing it. Kept apart, so that many may comment while one
 * edits.
 */
public record Activity(long comments, long attachments, Instant lastAt) {}
