package dev.issuetracker.bootstrap.architecture.canary.rest;

import org.apache.commons.csv.CSVRecord;

public record ReadsASheet(CSVRecord row) {}
