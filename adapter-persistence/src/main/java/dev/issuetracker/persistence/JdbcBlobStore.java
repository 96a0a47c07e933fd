package dev.issuetracker.persistence;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.blob.BlobStore;
import dev.issuetracker.application.blob.MeasuredContent;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in chunks, each written by one statement that is its own transaction: an upload, however
 * long it takes, neither keeps a connection while the sender is slow nor holds the change feed
 * back.
 */
final class JdbcBlobStore implements BlobStore {
  static final int CHUNK = 256 * 1024;
  private static final String BEGIN = "INSERT INTO blobs (touched_at) VALUES (?) RETURNING id";
  private static final String ADD =
      """
      WITH chunk AS (INSERT INTO blob_chunks (blob_id, number, data) VALUES (?, ?, ?))
      UPDATE blobs SET touched_at = ? WHERE id = ? RETURNING id
      """;
  private static final String COMPLETE =
      "UPDATE blobs SET size = ?, sha256 = ?, touched_at = ? WHERE id = ? RETURNING id";
  private static final String DELETE = "DELETE FROM blobs WHERE id = ?";
  private static final String FIND = "SELECT id FROM blobs WHERE id = ? AND size IS NOT NULL";
  private static final String RELEASE = "UPDATE blobs SET settled = false WHERE id = ?";

  /** Of two who sweep at once each asks about others. */
  private static final String UNSETTLED =
      """
      SELECT id FROM blobs WHERE NOT settled AND touched_at < ? ORDER BY id LIMIT ?
      FOR UPDATE SKIP LOCKED
      """;

  private static final String SETTLE =
      "UPDATE blobs SET settled = true WHERE id = ANY (?) AND size IS NOT NULL";

  private final DataSource connections;
  private final Sql sql;
  private final InstantSource clock;

  JdbcBlobStore(DataSource connections, Sql sql, InstantSource clock) {
    this.connections = connections;
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Blob write(InputStream content, long limit) throws IOException {
    var id = alone(BEGIN, clock.instant()).getFirst();
    boolean done = false;
    try {
      var blob = fill(id, new MeasuredContent(content, limit));
      done = true;
      return blob;
    } finally {
      if (!done) {
        forget(id);
      }
    }
  }

  private Blob fill(String id, MeasuredContent content) throws IOException {
    int number = 0;
    for (var chunk = content.next(CHUNK); chunk.length > 0; chunk = content.next(CHUNK)) {
      alone(ADD, id, number++, chunk, clock.instant(), id);
    }
    var blob = content.as(id);
    if (alone(COMPLETE, blob.size(), blob.sha256(), clock.instant(), id).isEmpty()) {
      throw new IllegalStateException("a sweep took a blob away that was still being written");
    }
    return blob;
  }

  /** Whatever kept the blob from being written is what the caller should hear of. */
  private void forget(String id) {
    try {
      alone(DELETE + " RETURNING id", id);
    } catch (Unavailable | Failures.Lost e) {
      // A sweep will find it.
    }
  }

  @Override
  public Optional<InputStream> read(String id, long from) {
    return alone(FIND, id).isEmpty()
        ? Optional.empty()
        : Optional.of(new ChunkedInputStream(connections, id, from));
  }

  @Override
  public void release(String id) {
    sql.update(RELEASE, id);
  }

  @Override
  public void delete(String id) {
    sql.update(DELETE, id);
  }

  @Override
  public int sweep(Instant before, int most, UnaryOperator<Set<String>> claimed) {
    var asked =
        sql.returning(UNSETTLED, row -> row.text("id"), before, most).stream()
            .collect(Collectors.toSet());
    if (!asked.isEmpty()) {
      var kept = claimed.apply(asked);
      sql.update(SETTLE, (Object) kept.toArray(String[]::new));
      // One by one: a statement for all of them could take too long, now and each time again.
      asked.stream().filter(id -> !kept.contains(id)).forEach(this::delete);
    }
    return asked.size();
  }

  /** On a connection of its own, and as a transaction of its own. */
  private List<String> alone(String statement, @Nullable Object... parameters) {
    try (var connection = connections.getConnection()) {
      return Sql.rows(connection, statement, row -> row.text("id"), parameters);
    } catch (SQLException e) {
      throw new Unavailable("no connection to the database", e);
    }
  }
}
