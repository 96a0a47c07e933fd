package dev.issuetracker.csv.xlsx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A part of an archive on our own disk, unpacked while it is read. */
final class Unpacked extends FilterInputStream {

  Unpacked(InputStream part) {
    super(part);
  }

  @Override
  public int read() throws IOException {
    return OwnFiles.reading(in::read);
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    return OwnFiles.reading(() -> in.read(to, offset, length));
  }
}
