package dev.issuetracker.bootstrap.architecture.canary.application;

public record LeakyPorts(Transactions transactions, StringBuilder log) {}
