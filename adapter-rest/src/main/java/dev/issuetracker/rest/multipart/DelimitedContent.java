package dev.issuetracker.rest.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a body up to the next delimiter, where it seems to end until somebody passes over
 * that. Holds one buffer.
 */
final class DelimitedContent extends InputStream {
  private static final int BUFFER = 64 * 1024;

  private final InputStream body;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;

  /** Where the next delimiter begins, if it is in the buffer; else -1. */
  private int found = -1;

  DelimitedContent(InputStream body, String boundary) {
    this.body = body;
    delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // The first delimiter stands at the beginning of the body, as if after a line.
    buffer[0] = '\r';
    buffer[1] = '\n';
    end = 2;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int available = available();
    while (available == 0 && found < 0) {
      fill();
      available = available();
    }
    if (available == 0) {
      return -1;
    }
    int count = Math.min(length, available);
    System.arraycopy(buffer, start, into, offset, count);
    start += count;
    return count;
  }

  /** How many bytes in the buffer stand before a delimiter, or before what may become one. */
  @Override
  public int available() {
    if (found < 0) {
      found = search();
    }
    return found >= 0 ? found - start : Math.max(0, end - start - delimiter.length + 1);
  }

  /** Passes over what is left before the delimiter, and over the delimiter. */
  void skipToDelimiter() throws IOException {
    var waste = new byte[BUFFER];
    int read = read(waste, 0, BUFFER);
    while (read >= 0) {
      read = read(waste, 0, BUFFER);
    }
    start = found + delimiter.length;
    found = -1;
  }

  /** The next byte, whatever it is part of; -1 at the end of the body. */
  int readRaw() throws IOException {
    found = -1;
    if (start == end && !more()) {
      return -1;
    }
    return buffer[start++] & 0xff;
  }

  private void fill() throws IOException {
    if (!more()) {
      throw Parts.malformed("The body ends before its last boundary.");
    }
  }

  private boolean more() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int count = body.read(buffer, end, buffer.length - end);
    end += Math.max(0, count);
    return count > 0;
  }

  private int search() {
    for (int i = start; i <= end - delimiter.length; i++) {
      if (buffer[i] == '\r' && standsAt(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean standsAt(int place) {
    for (int i = 1; i < delimiter.length; i++) {
      if (buffer[place + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }
}
