package dev.issuetracker.bootstrap.architecture.canary.rest;

public final class ControllerImpl extends AbstractController {}
