package dev.issuetracker.bootstrap.architecture.canary.domain;

import dev.issuetracker.bootstrap.architecture.canary.application.Ports;

public record KnowsAUseCase(Ports ports) {}
