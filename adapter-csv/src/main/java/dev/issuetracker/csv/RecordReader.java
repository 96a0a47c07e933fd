package dev.issuetracker.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Lets no record grow over a limit, and drops the mark that some programs put before UTF-8. */
final class RecordReader extends FilterReader {
  static final int MOST = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private long sinceRecord;
  private boolean begun;

  RecordReader(Reader in) {
    super(in);
  }

  void beginRecord() {
    sinceRecord = 0;
  }

  @Override
  public int read() throws IOException {
    var one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    int read = in.read(to, offset, length);
    if (!begun && read > 0) {
      begun = true;
      if (to[offset] == BYTE_ORDER_MARK) {
        System.arraycopy(to, offset + 1, to, offset, read - 1);
        return read > 1 ? counted(read - 1) : read(to, offset, length);
      }
    }
    return counted(read);
  }

  private int counted(int read) throws IOException {
    sinceRecord += Math.max(read, 0);
    if (sinceRecord > MOST + 16_384L) {
      throw new Refused("record_too_large", "has a row of more than " + MOST + " characters");
    }
    return read;
  }

  void drain() throws IOException {
    var buffer = new char[8_192];
    while (in.read(buffer, 0, buffer.length) >= 0) {
      beginRecord();
    }
  }
}
