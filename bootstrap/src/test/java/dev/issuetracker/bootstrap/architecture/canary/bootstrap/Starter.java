package dev.issuetracker.bootstrap.architecture.canary.bootstrap;

public record Starter(String name) {}
