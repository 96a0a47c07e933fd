package dev.issuetracker.bootstrap.architecture.canary.domain;

import java.util.Optional;

public record KeepsAnOptional(Optional<String> maybe) {}
