package dev.issuetracker.domain;

import java.time.Instant;

/**
 * A file that hangs on an issue. It never changes.
 *
 * @param filename as a {@link Filename} is
 * @param mediaType what its bytes say it is, whatever its name
 * @param sha256 of its bytes, in small hexadecimal digits
 */
public record Attachment(
    long id,
    long issueId,
    String filename,
    String mediaType,
    long size,
    String sha256,
    PersonRef uploader,
    Instant createdAt) {}
