package dev.issuetracker.csv.xlsx;

import java.io.BufferedOutputStream;
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

/** A file of our own, written once and then read here and there; a few pages of it are held. */
final class PagedFile implements AutoCloseable {
  private static final int PAGE = 1 << 14;
  private static final int HELD = 64;

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

  PagedFile() throws IOException {
    var path = Files.createTempFile("tracker-sheet-", ".tmp");
    channel =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
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

  void append(byte[] bytes) throws IOException {
    writing.write(bytes);
    length += bytes.length;
  }

  void complete() throws IOException {
    writing.flush();
  }

  long length() {
    return length;
  }

  byte[] read(long from, int count) throws IOException {
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

  private byte[] page(long number) throws IOException {
    var held = pages.get(number);
    if (held != null) {
      return held;
    }
    var page = ByteBuffer.allocate((int) Math.min(PAGE, length - number * PAGE));
    while (page.hasRemaining() && channel.read(page, number * PAGE + page.position()) >= 0) {
      // A read may give less than there is.
    }
    pages.put(number, page.array());
    return page.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
