package dev.issuetracker.bootstrap.architecture.canary.rest;

public abstract class AbstractController {}
