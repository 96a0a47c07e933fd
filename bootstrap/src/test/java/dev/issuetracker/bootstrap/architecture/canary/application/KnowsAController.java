package dev.issuetracker.bootstrap.architecture.canary.application;

import dev.issuetracker.bootstrap.architecture.canary.rest.Controller;

public record KnowsAController(Controller controller) {}
