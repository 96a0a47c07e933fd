package dev.issuetracker.bootstrap.architecture.canary.rest.unmarked;

/** Its package has no description, so nobody checks it for null. */
public record Unmarked(String text) {}
