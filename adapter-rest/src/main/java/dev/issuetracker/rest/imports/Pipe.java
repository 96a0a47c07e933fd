package dev.issuetracker.rest.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes from who makes them to who sends them, a few pieces at a time. Whoever waits for the other
 * in vain gives up, so that neither outlives the other for long.
 */
final class Pipe {
  private static final Logger LOG = LoggerFactory.getLogger(Pipe.class);
  private static final int PIECE = 1 << 16;
  private static final int PIECES = 8;
  private static final long PATIENCE_SECONDS = 60;
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
  private volatile boolean abandoned;
  private volatile @Nullable RuntimeException failure;

  final Sink sink = new Sink();
  final Source source = new Source();

  /** The end of the one who makes bytes. */
  final class Sink extends OutputStream {
    private final byte[] piece = new byte[PIECE];
    private int filled;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int done = 0; done < length; ) {
        int part = Math.min(length - done, PIECE - filled);
        System.arraycopy(bytes, offset + done, piece, filled, part);
        filled += part;
        done += part;
        if (filled == PIECE) {
          pass();
        }
      }
    }

    private void pass() throws IOException {
      if (filled > 0) {
        put(Arrays.copyOf(piece, filled));
        filled = 0;
      }
    }

    @Override
    public void close() throws IOException {
      pass();
      put(END);
    }

    /** Tells the other end that there will be no more, and why. */
    void fail(RuntimeException why) {
      failure = why;
      pieces.clear();
      pieces.offer(END);
    }

    private void put(byte[] bytes) throws IOException {
      try {
        if (abandoned || !pieces.offer(bytes, PATIENCE_SECONDS, TimeUnit.SECONDS) || abandoned) {
          throw new IOException("nobody reads any more");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  /** The end of the one who sends them. */
  final class Source extends InputStream {
    private byte @Nullable [] piece;
    private int read;

    /** Waits for the first bytes, so that what fails at once fails before anything was sent. */
    void await() throws IOException {
      if (piece == null) {
        piece = take();
      }
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (piece == null || (read == piece.length && piece != END)) {
        piece = takeMore();
        read = 0;
      }
      if (piece == END) {
        return -1;
      }
      int part = Math.min(length, piece.length - read);
      System.arraycopy(piece, read, to, offset, part);
      read += part;
      return part;
    }

    /**
     * What fails once bytes were sent has no answer any more. Only what an {@link IOException} puts
     * an end to ends the connection, and tells the reader that the file is not whole.
     */
    private byte[] takeMore() throws IOException {
      try {
        return take();
      } catch (RuntimeException failed) {
        LOG.warn("A file that was being sent is cut short: {}", failed.toString());
        throw new IOException("cut short", failed);
      }
    }

    private byte[] take() throws IOException {
      try {
        var next = pieces.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var why = failure;
        if (why != null) {
          throw why;
        }
        if (next == null) {
          throw new IOException("nothing came any more");
        }
        return next;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void close() {
      abandoned = true;
      pieces.clear();
    }
  }
}
