package dev.issuetracker.bootstrap.architecture.canary.domain;

public class StaysOpen {}
