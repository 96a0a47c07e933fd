package dev.issuetracker.bootstrap.architecture.canary.domain;

public interface OpenChoice {}
