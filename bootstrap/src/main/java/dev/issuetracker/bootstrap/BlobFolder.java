package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.postgres.StartupRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder for files that people send, if they do not go into the database. */
final class BlobFolder {
  private BlobFolder() {}

  /** Tries it before anything else is started: nobody shall hear of it from the first upload. */
  static void prepare(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "try", ".part"));
    } catch (IOException e) {
      throw new StartupRefused("TRACKER_BLOB_DIR is no folder to write in: " + folder, e);
    }
  }
}
