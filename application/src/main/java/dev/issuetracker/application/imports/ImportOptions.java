package dev.issuetracker.application.imports;

import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read.
 *
 * @param project the project of rows that name none: its key or id; null for the default project
 * @param dryRun whether rows are judged and nothing is written
 * @param createLabels whether labels that do not exist are made
 * @param unescape whether the marks that an export puts before risky texts are taken off
 * @param sheet which sheet of a workbook
 */
public record ImportOptions(
    @Nullable String project,
    boolean dryRun,
    boolean createLabels,
    boolean unescape,
    @Nullable String sheet) {
  public static final ImportOptions PLAIN = new ImportOptions(null, false, true, false, null);
}
