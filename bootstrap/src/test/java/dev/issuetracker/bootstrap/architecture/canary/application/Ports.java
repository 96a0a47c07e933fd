package dev.issuetracker.bootstrap.architecture.canary.application;

public record Ports(Transactions transactions) {}
