package dev.issuetracker.persistence;

import dev.issuetracker.application.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Fetches one chunk at a time, and holds no connection while its reader does something else. */
final class ChunkedInputStream extends InputStream {
  private static final String SIZE = "SELECT size FROM blobs WHERE id = ?";
  private static final String CHUNK =
      "SELECT data FROM blob_chunks WHERE blob_id = ? AND number = ?";

  private final DataSource connections;
  private final String blob;
  private long place;
  private long size = -1;
  private int loaded = -1;
  private byte[] chunk = new byte[0];

  ChunkedInputStream(DataSource connections, String blob, long from) {
    this.connections = connections;
    this.blob = blob;
    this.place = from;
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
    if (place >= size()) {
      return -1;
    }
    load((int) (place / JdbcBlobStore.CHUNK));
    int start = (int) (place % JdbcBlobStore.CHUNK);
    int count = Math.min(length, chunk.length - start);
    System.arraycopy(chunk, start, into, offset, count);
    place += count;
    return count;
  }

  /** Some readers ask it whether the end has come. */
  @Override
  public int available() throws IOException {
    return place < size() ? 1 : 0;
  }

  private long size() throws IOException {
    if (size < 0) {
      size = one(SIZE, row -> row.number("size"), blob);
    }
    return size;
  }

  private void load(int number) throws IOException {
    if (loaded != number) {
      chunk = one(CHUNK, row -> row.bytes("data"), blob, number);
      loaded = number;
    }
  }

  private <T> T one(String statement, Sql.Reader<T> reader, Object... parameters)
      throws IOException {
    try (var connection = connections.getConnection()) {
      var rows = Sql.rows(connection, statement, reader, parameters);
      if (rows.isEmpty()) {
        throw new IOException("the blob was taken away");
      }
      return rows.getFirst();
    } catch (SQLException e) {
      // That says nothing of the bytes: whoever reads them can try again.
      throw new Unavailable("no connection to the database", e);
    }
  }
}
