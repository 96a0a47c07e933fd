package dev.issuetracker.domain;

/** A project as its issues show it. */
public record ProjectRef(long id, ProjectKey key, String name, boolean archived) {}
