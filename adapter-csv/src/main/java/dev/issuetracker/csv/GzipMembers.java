package dev.issuetracker.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A gzip file (RFC 1952), unpacked: one member after the other, and nothing behind the last one but
 * zeros. Java's own stream takes whatever it cannot read behind a member for the end of the file,
 * and with some versions even a member that its source does not announce.
 */
final class GzipMembers extends InputStream {
  private static final int BUFFER = 1 << 16;
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATED = 8;
  private static final int HEADER_SUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int TIME_AND_SYSTEM = 6;

  private final InputStream file;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 sum = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int place;
  private int filled;
  private boolean ended;

  GzipMembers(InputStream file) throws IOException {
    this.file = file;
    begin(octet());
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      int read = inflate(to, offset, length);
      if (read > 0) {
        sum.update(to, offset, read);
        return read;
      }
      if (inflater.finished()) {
        next();
      }
    }
    return -1;
  }

  private int inflate(byte[] to, int offset, int length) throws IOException {
    if (inflater.needsInput()) {
      fill();
      inflater.setInput(buffer, 0, filled);
    }
    try {
      int read = inflater.inflate(to, offset, length);
      if (inflater.needsDictionary()) {
        throw new ZipException("needs a dictionary");
      }
      return read;
    } catch (DataFormatException e) {
      throw new ZipException(e.getMessage());
    }
  }

  /** Behind the last block of a member. */
  private void next() throws IOException {
    place = filled - inflater.getRemaining();
    long unpacked = inflater.getBytesWritten() & 0xffffffffL;
    if (sum.getValue() != number(4) || unpacked != number(4)) {
      throw new ZipException("the sums differ");
    }
    int first = octetOrEnd();
    while (first == 0) {
      first = octetOrEnd();
      if (first > 0) {
        throw new ZipException("something stands behind the padding");
      }
    }
    if (first >= 0) {
      begin(first);
    } else {
      ended = true;
      inflater.end();
    }
  }

  private void begin(int first) throws IOException {
    sum.reset();
    sum.update(first);
    if ((first | octet() << 8) != MAGIC || octet() != DEFLATED) {
      throw new ZipException("no member of a gzip file");
    }
    int flags = octet();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("an unknown kind of member");
    }
    skip(TIME_AND_SYSTEM);
    if ((flags & EXTRA) != 0) {
      skip((int) number(2));
    }
    skipText(flags & NAME);
    skipText(flags & COMMENT);
    long header = sum.getValue() & 0xffff;
    if ((flags & HEADER_SUM) != 0 && number(2) != header) {
      throw new ZipException("the sum of a header differs");
    }
    sum.reset();
    inflater.reset();
    inflater.setInput(buffer, place, filled - place);
  }

  private void skip(int octets) throws IOException {
    for (int i = 0; i < octets; i++) {
      octet();
    }
  }

  private void skipText(int flag) throws IOException {
    while (flag != 0 && octet() != 0) {
      // It says nothing of the table.
    }
  }

  private long number(int octets) throws IOException {
    long number = 0;
    for (int i = 0; i < octets; i++) {
      number |= (long) octet() << 8 * i;
    }
    return number;
  }

  private int octet() throws IOException {
    int octet = octetOrEnd();
    if (octet < 0) {
      throw new EOFException("ends within a member");
    }
    sum.update(octet);
    return octet;
  }

  private int octetOrEnd() throws IOException {
    if (place == filled && !load()) {
      return -1;
    }
    return buffer[place++] & 0xff;
  }

  private void fill() throws IOException {
    if (!load()) {
      throw new EOFException("ends within a member");
    }
  }

  private boolean load() throws IOException {
    place = 0;
    filled = Math.max(0, file.read(buffer, 0, buffer.length));
    return filled > 0;
  }
}
