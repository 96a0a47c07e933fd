package dev.issuetracker.application.imports;

/** Undoes the transaction of a worker whose job is somebody else's by now, or nobody's. */
final class Lost extends RuntimeException {
  Lost() {
    super("the job is somebody else's", null, false, false);
  }
}
