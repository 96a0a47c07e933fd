package dev.issuetracker.bootstrap.architecture.canary.rest;

public record Controller(String path) {}
