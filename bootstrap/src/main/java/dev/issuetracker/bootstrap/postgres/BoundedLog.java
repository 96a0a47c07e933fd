package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What PostgreSQL says, in a file that never grows beyond its limit and one that it was before. */
final class BoundedLog {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedLog.class);
  static final long LIMIT = 8L << 20;
  private static final int REMEMBERED = 8 * 1024;

  private final Path file;
  private final long limit;
  private final StringBuilder recent = new StringBuilder();

  BoundedLog(Path file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  /** Reads to the end, whatever happens to the file: a full pipe would stop PostgreSQL. */
  void drain(InputStream stream) {
    var buffer = new byte[8192];
    try (stream) {
      for (var count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        remember(new String(buffer, 0, count, StandardCharsets.UTF_8));
        write(buffer, count);
      }
    } catch (IOException e) {
      LOG.debug("PostgreSQL closed its log: {}", e.getMessage());
    }
  }

  synchronized void forget() {
    recent.setLength(0);
  }

  /** The line of the present run that says what is wrong. */
  synchronized String complaint() {
    return Complaint.in(recent.toString());
  }

  private synchronized void remember(String text) {
    recent.append(text);
    recent.delete(0, Math.max(0, recent.length() - REMEMBERED));
  }

  private void write(byte[] bytes, int count) {
    try {
      if (Files.exists(file) && Files.size(file) + count > limit) {
        Files.move(file, older(), StandardCopyOption.REPLACE_EXISTING);
      }
      append(bytes, count);
    } catch (IOException e) {
      LOG.warn("A part of PostgreSQL's log is lost: {}", e.getMessage());
    }
  }

  private void append(byte[] bytes, int count) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(bytes, 0, count);
    }
  }

  private Path older() {
    return file.resolveSibling(file.getFileName() + ".1");
  }
}
