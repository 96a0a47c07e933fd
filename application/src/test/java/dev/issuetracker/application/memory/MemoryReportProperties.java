package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.ReportProperties;

class MemoryReportProperties extends ReportProperties implements MemoryPortsTest.InMemoryStore {}
