package dev.issuetracker.bootstrap.architecture.canary.application.memory;

public record Shelf(String book) {}
