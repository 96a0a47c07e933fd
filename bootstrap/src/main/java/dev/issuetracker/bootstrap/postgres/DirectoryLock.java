package dev.issuetracker.bootstrap.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One server per data directory. The operating system drops the lock with the process, however it
 * ends, and PostgreSQL does not inherit it: an orphan of a dead server holds nothing.
 */
final class DirectoryLock implements AutoCloseable {
  // Closing any channel on a file drops every lock of this process on it, so ask here first.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static DirectoryLock take(Path directory) throws IOException {
    var file = directory.resolve("server.lock");
    if (!HELD.add(directory)) {
      throw refusal(directory, ProcessHandle.current().pid() + "");
    }
    var taken = false;
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      taken = lock(channel);
      if (!taken) {
        throw refusal(directory, Files.readString(file).strip());
      }
      return new DirectoryLock(directory, channel);
    } finally {
      if (!taken) {
        HELD.remove(directory);
      }
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    var locked = false;
    try {
      locked = channel.tryLock() != null;
      if (locked) {
        sign(channel);
      }
      return locked;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    var pid = ProcessHandle.current().pid() + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
  }

  private static StartupRefused refusal(Path directory, String holder) {
    return new StartupRefused(
        "Another server (process %s) already uses the data directory %s; stop it, or set TRACKER_DATA_DIR to another directory"
            .formatted(holder.isEmpty() ? "unknown" : holder, directory));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(directory);
    }
  }
}
