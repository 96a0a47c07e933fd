package dev.issuetracker.bootstrap.architecture.canary.rest;

import java.sql.ResultSet;

public record ReadsRows(ResultSet rows) {}
