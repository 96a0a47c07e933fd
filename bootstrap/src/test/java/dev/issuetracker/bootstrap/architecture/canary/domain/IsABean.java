package dev.issuetracker.bootstrap.architecture.canary.domain;

import jakarta.inject.Singleton;

@Singleton
public final class IsABean {}
