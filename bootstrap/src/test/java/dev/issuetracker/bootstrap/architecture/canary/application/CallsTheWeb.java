package dev.issuetracker.bootstrap.architecture.canary.application;

import java.net.http.HttpClient;

public record CallsTheWeb(HttpClient client) {}
