package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.IssueListProperties;

class MemoryIssueListProperties extends IssueListProperties
    implements MemoryPortsTest.InMemoryStore {}
