package dev.issuetracker.bootstrap.architecture.canary.application;

import dev.issuetracker.bootstrap.architecture.canary.application.memory.Shelf;

public record UsesTheMemory(Shelf shelf) {}
