package dev.issuetracker.application.imports;

/**
 * What became of the rows so far: processed = created + failed + skipped.
 *
 * @param share how much of the file has been read, from 0 to 1
 */
public record Progress(long processed, long created, long failed, long skipped, double share) {
  public static final Progress NONE = new Progress(0, 0, 0, 0, 0);

  Progress plus(int newlyCreated, int newlyFailed, int newlySkipped, double newShare) {
    return new Progress(
        processed + newlyCreated + newlyFailed + newlySkipped,
        created + newlyCreated,
        failed + newlyFailed,
        skipped + newlySkipped,
        Math.max(share, newShare));
  }
}
