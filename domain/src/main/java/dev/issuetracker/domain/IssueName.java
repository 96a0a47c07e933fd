package dev.issuetracker.domain;

/** What an issue is called, for those who need to know no more of it. */
public record IssueName(long id, IssueKey key) {}
