package dev.issuetracker.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, and refuses to read more than a limit. */
public final class BoundedInput extends FilterInputStream {
  private final long limit;
  private long count;
  private long allowance;

  public BoundedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    allowance = limit;
  }

  public long count() {
    return count;
  }

  /** From here on, so many bytes may be read until the next call. */
  public void allow(long bytes) {
    allowance = Math.min(limit, count + bytes);
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    return read < 0 ? read : counted(1) & read;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read = in.read(to, offset, length);
    if (read > 0) {
      counted(read);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int counted(int bytes) throws IOException {
    count += bytes;
    if (count > allowance) {
      throw new Refused("too_large", "holds more than can be read at once, once unpacked");
    }
    return -1;
  }
}
