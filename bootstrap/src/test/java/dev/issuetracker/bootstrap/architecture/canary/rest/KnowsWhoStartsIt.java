package dev.issuetracker.bootstrap.architecture.canary.rest;

import dev.issuetracker.bootstrap.architecture.canary.bootstrap.Starter;

public record KnowsWhoStartsIt(Starter starter) {}
