package dev.issuetracker.csv.xlsx;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A file of our own, written once and then read here and there; a few pages of it are held. */
final class PagedFile implements AutoCloseable {
  private static final int PAGE = 1 << 14;
  private static final int HELD = 64;

  private static final Set<StandardOpenOption> OPEN =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);

  private final FileChannel channel;
  private final OutputStream writing;
  private final Map<Long, byte[]> pages =
      new LinkedHashMap<>(HELD, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > HELD;
        }
      };
  private long length;

  PagedFile(OwnFiles files) {
    var path = files.create("tracker-sheet-", ".tmp");
    channel = OwnFiles.doing(() -> FileChannel.open(path, OPEN));
    forget(path);
    writing = new BufferedOutputStream(Channels.newOutputStream(channel), PAGE);
  }

  /** Where that can be done to an open file, nothing stays behind even if the server is killed. */
  private static void forget(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException whileOpen) {
      // Then it goes when it is closed.
    }
  }

  void append(byte[] bytes) {
    OwnFiles.doing(
        () -> {
          writing.write(bytes);
          return bytes;
        });
    length += bytes.length;
  }

  void complete() {
    OwnFiles.doing(
        () -> {
          writing.flush();
          return writing;
        });
  }

  long length() {
    return length;
  }

  byte[] read(long from, int count) {
    var bytes = new byte[count];
    for (int done = 0; done < count; ) {
      long at = from + done;
      var page = page(at / PAGE);
      int offset = (int) (at % PAGE);
      int part = Math.min(count - done, page.length - offset);
      System.arraycopy(page, offset, bytes, done, part);
      done += part;
    }
    return bytes;
  }

  private byte[] page(long number) {
    var held = pages.get(number);
    if (held != null) {
      return held;
    }
    var page = ByteBuffer.allocate((int) Math.min(PAGE, length - number * PAGE));
    OwnFiles.doing(() -> fill(page, number * PAGE));
    pages.put(number, page.array());
    return page.array();
  }

  /** A read may give less than there is. */
  private ByteBuffer fill(ByteBuffer page, long from) throws IOException {
    while (page.hasRemaining()) {
      if (channel.read(page, from + page.position()) < 0) {
        throw new EOFException("a page is gone");
      }
    }
    return page;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
