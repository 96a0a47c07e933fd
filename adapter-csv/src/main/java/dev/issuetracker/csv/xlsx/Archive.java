package dev.issuetracker.csv.xlsx;

import dev.issuetracker.csv.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The archive that a workbook is, on the disk while it is read. */
final class Archive implements AutoCloseable {
  private static final int PIECE = 1 << 16;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 1 << 16;
  private static final long MOST_OF_DIRECTORY = 4L << 20;

  /** How the files of older spreadsheets begin, and those that have a password. */
  private static final byte[] OLD = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private final ZipFile zip;
  private final long most;
  private final List<Xml> parts = new ArrayList<>();

  private Archive(ZipFile zip, long most) {
    this.zip = zip;
    this.most = most;
  }

  /**
   * @param most how many bytes may be read of all parts together, unpacked
   * @param files among which it lies
   */
  static Archive of(InputStream bytes, long most, OwnFiles files) throws IOException {
    var path = files.create("tracker-import-", ".xlsx");
    try {
      copy(bytes, path);
      return OwnFiles.reading(
          () -> {
            judge(path);
            return new Archive(new ZipFile(path.toFile()), most);
          });
    } finally {
      // What is open can still be read, and nothing is left behind if the server dies.
      OwnFiles.doing(() -> Files.deleteIfExists(path));
    }
  }

  private static void copy(InputStream bytes, Path path) throws IOException {
    try (var out = OwnFiles.doing(() -> FileChannel.open(path, StandardOpenOption.WRITE))) {
      var piece = new byte[PIECE];
      for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
        write(ByteBuffer.wrap(piece, 0, read), out);
      }
    }
  }

  private static void write(ByteBuffer piece, FileChannel out) {
    while (piece.hasRemaining()) {
      OwnFiles.doing(() -> out.write(piece));
    }
  }

  /** Before the directory is read, which is read as a whole. */
  private static void judge(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var tail = new byte[(int) Math.min(file.length(), END_SIZE + LONGEST_COMMENT)];
      var head = new byte[(int) Math.min(file.length(), OLD.length)];
      file.readFully(head);
      if (Arrays.equals(head, OLD)) {
        throw new Refused("encrypted", "has a password, or is of an older format than .xlsx");
      }
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      int end = lastEnd(tail);
      if (end < 0 || end + END_SIZE + number(tail, end + 20, 2) != tail.length) {
        throw new Refused("broken", "is not a whole workbook");
      }
      if (number(tail, end + 12, 4) > MOST_OF_DIRECTORY) {
        throw new Refused("broken", "has more parts than any workbook");
      }
    }
  }

  private static int lastEnd(byte[] tail) {
    for (int i = tail.length - END_SIZE; i >= 0; i--) {
      if (number(tail, i, 4) == 0x06054b50L) {
        return i;
      }
    }
    return -1;
  }

  private static long number(byte[] bytes, int at, int size) {
    long number = 0;
    for (int i = size - 1; i >= 0; i--) {
      number = number << 8 | (bytes[at + i] & 0xff);
    }
    return number;
  }

  /** A part that must be there. */
  Xml part(String name) throws IOException {
    var part = partOrNull(name);
    if (part == null) {
      throw new Refused("broken", "is not a workbook: a part is missing");
    }
    return part;
  }

  /** One part after the other: what was read of those before is no longer allowed to this one. */
  @Nullable Xml partOrNull(String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      return null;
    }
    long before = parts.stream().mapToLong(Xml::count).sum();
    var part = new Xml(unpacked(entry), most - before);
    parts.add(part);
    return part;
  }

  private InputStream unpacked(ZipEntry entry) throws IOException {
    return new Unpacked(OwnFiles.reading(() -> zip.getInputStream(entry)));
  }

  /** How large a part says it is once unpacked; a hint for the progress and no more. */
  long size(String name) {
    var entry = zip.getEntry(name);
    return entry == null ? 0 : entry.getSize();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
