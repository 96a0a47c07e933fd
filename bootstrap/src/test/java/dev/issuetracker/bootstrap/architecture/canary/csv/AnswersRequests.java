package dev.issuetracker.bootstrap.architecture.canary.csv;

import io.micronaut.http.HttpResponse;

public record AnswersRequests(HttpResponse<String> answer) {}
