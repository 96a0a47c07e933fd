package dev.issuetracker.bootstrap.architecture.canary.rest;

public final class RequestMapper {}
