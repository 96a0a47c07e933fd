package dev.issuetracker.application.memory;

import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.blob.BlobStore;
import dev.issuetracker.application.blob.MeasuredContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Bytes in memory, outside of all transactions. A blob can be as large as an array. */
final class MemoryBlobStore implements BlobStore {
  private static final int PIECE = 256 * 1024;

  private record Kept(byte[] bytes, Instant touched, boolean settled) {
    Kept settled(boolean now) {
      return new Kept(bytes, touched, now);
    }
  }

  private final InstantSource clock;
  private final AtomicLong ids = new AtomicLong();
  private final Map<String, Kept> blobs = new ConcurrentHashMap<>();

  MemoryBlobStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Blob write(InputStream content, long limit) throws IOException {
    var measured = new MeasuredContent(content, limit);
    var bytes = new ByteArrayOutputStream();
    for (var piece = measured.next(PIECE); piece.length > 0; piece = measured.next(PIECE)) {
      bytes.writeBytes(piece);
    }
    var blob = measured.as(Long.toString(ids.incrementAndGet()));
    blobs.put(blob.id(), new Kept(bytes.toByteArray(), clock.instant(), false));
    return blob;
  }

  @Override
  public Optional<InputStream> read(String id, long from) {
    return Optional.ofNullable(blobs.get(id)).map(kept -> from(kept.bytes, from));
  }

  private static InputStream from(byte[] bytes, long from) {
    int start = (int) Math.min(from, bytes.length);
    return new ByteArrayInputStream(bytes, start, bytes.length - start);
  }

  @Override
  public void release(String id) {
    blobs.computeIfPresent(id, (same, kept) -> kept.settled(false));
  }

  @Override
  public void delete(String id) {
    blobs.remove(id);
  }

  @Override
  public int sweep(Instant before, int most, UnaryOperator<Set<String>> claimed) {
    var asked = unsettled(before, most);
    var kept = asked.isEmpty() ? Set.<String>of() : claimed.apply(asked);
    var gone = new HashSet<>(asked);
    gone.removeAll(kept);
    gone.forEach(blobs::remove);
    kept.forEach(id -> blobs.computeIfPresent(id, (same, blob) -> blob.settled(true)));
    return asked.size();
  }

  private Set<String> unsettled(Instant before, int most) {
    return blobs.entrySet().stream()
        .filter(entry -> !entry.getValue().settled && entry.getValue().touched.isBefore(before))
        .limit(most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
