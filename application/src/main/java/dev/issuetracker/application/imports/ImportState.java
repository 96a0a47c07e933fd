package dev.issuetracker.application.imports;

import java.util.Locale;

/** Where an import stands. The last four are ends; only one that ended can be undone. */
public enum ImportState {
  QUEUED,
  RUNNING,
  FINISHED,
  FAILED,
  CANCELLED,
  UNDONE;

  private final String code = name().toLowerCase(Locale.ROOT);

  public String code() {
    return code;
  }

  public boolean isOver() {
    return this != QUEUED && this != RUNNING;
  }
}
