package dev.issuetracker.persistence.file;

import java.io.FilterInputStream;
import java.io.InputStream;

/** The bytes of a file of our own. That they cannot be read says nothing of what they are. */
final class OwnBytes extends FilterInputStream {

  OwnBytes(InputStream file) {
    super(file);
  }

  @Override
  public int read() {
    return Outage.unless(in::read);
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    return Outage.unless(() -> in.read(to, offset, length));
  }

  @Override
  public void close() {
    Outage.unless(
        () -> {
          in.close();
          return in;
        });
  }
}
