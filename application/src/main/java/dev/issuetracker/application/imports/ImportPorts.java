package dev.issuetracker.application.imports;

import dev.issuetracker.application.sheet.Sheets;

/** What imports and exports need from outside. */
public record ImportPorts(ImportJobs jobs, IssueStream stream, Sheets sheets) {
  public ImportPorts with(Sheets others) {
    return new ImportPorts(jobs, stream, others);
  }
}
