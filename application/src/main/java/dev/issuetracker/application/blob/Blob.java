package dev.issuetracker.application.blob;

/**
 * Bytes that were kept.
 *
 * @param id what the store calls them; nothing can be told from it
 * @param sha256 of all bytes, in small hexadecimal digits
 */
public record Blob(String id, long size, String sha256) {}
