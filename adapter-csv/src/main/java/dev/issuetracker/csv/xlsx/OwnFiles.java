package dev.issuetracker.csv.xlsx;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.csv.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The files that lie on our own disk while a workbook is read. What goes wrong with them, such as a
 * disk that is full, says nothing of the workbook: it is an outage, and no fault of whoever sent
 * it.
 *
 * @param folder where they lie; null for where the system wants such files
 */
record OwnFiles(@Nullable Path folder) {
  static final OwnFiles USUAL = new OwnFiles(null);

  /** What is done to a file of our own. */
  interface Deed<T> {
    T run() throws IOException;
  }

  Path create(String prefix, String suffix) {
    return doing(
        () ->
            folder == null
                ? Files.createTempFile(prefix, suffix)
                : Files.createTempFile(folder, prefix, suffix));
  }

  /** Whatever goes wrong is an outage. */
  static <T> T doing(Deed<T> deed) {
    try {
      return deed.run();
    } catch (IOException outage) {
      throw away(outage);
    }
  }

  /** The same while somebody else's bytes are made sense of, which can be wrong as well. */
  static <T> T reading(Deed<T> deed) throws IOException {
    try {
      return deed.run();
    } catch (Refused | ZipException | EOFException content) {
      throw content;
    } catch (IOException outage) {
      throw away(outage);
    }
  }

  private static Unavailable away(IOException outage) {
    return new Unavailable("a temporary file cannot be written or read", outage);
  }
}
