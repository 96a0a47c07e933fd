package dev.issuetracker.persistence.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A new file. That it cannot be written is an outage, and no fault of whoever sent its bytes. */
final class OwnFile implements AutoCloseable {
  private final FileChannel file;

  OwnFile(Path path) {
    file =
        Outage.unless(
            () -> FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  void append(byte[] piece) {
    Outage.unless(() -> written(ByteBuffer.wrap(piece)));
  }

  private ByteBuffer written(ByteBuffer piece) throws IOException {
    while (piece.hasRemaining()) {
      file.write(piece);
    }
    return piece;
  }

  /** All of it is on the disk after it. */
  void complete() {
    Outage.unless(
        () -> {
          file.force(true);
          return file;
        });
  }

  @Override
  public void close() {
    Outage.unless(
        () -> {
          file.close();
          return file;
        });
  }
}
