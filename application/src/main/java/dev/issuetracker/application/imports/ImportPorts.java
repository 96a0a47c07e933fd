package dev.issuetracker.application.imports;

import dev.issuetracker.application.sheet.Sheets;

/** What imports and exports need from outside. */
public record ImportPorts(ImportJobs jobs, IssueStream stream, Sheets sheets, Upkeep upkeep) {

  /** For a store that needs no upkeep. */
  public ImportPorts(ImportJobs jobs, IssueStream stream, Sheets sheets) {
    this(jobs, stream, sheets, Upkeep.NONE);
  }

  public ImportPorts with(Sheets others) {
    return new ImportPorts(jobs, stream, others, upkeep);
  }
}
