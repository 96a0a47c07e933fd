package dev.issuetracker.bootstrap.architecture.canary.csv;

import com.fasterxml.jackson.core.JsonFactory;

public record ReadsJson(JsonFactory factory) {}
