package dev.issuetracker.domain;

/** A person as others see one. */
public record PersonRef(long id, String username, String name) {}
