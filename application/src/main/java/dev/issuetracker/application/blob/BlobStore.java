package dev.issuetracker.application.blob;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Keeps bytes, of which it holds a bounded part in memory at a time. Safe for many threads.
 *
 * <p>A blob is not part of a transaction: writing a large one must not keep one open. So whoever
 * needs it writes it first, and then refers to it in a transaction of his own. If that never
 * happens, because the process died or the transaction was undone, nobody refers to the blob, and
 * {@link #sweep} takes it away some time later. A store knows nothing of who refers; it asks, and
 * asks about each blob once, unless that was {@link #release}d since.
 */
public interface BlobStore {

  /**
   * Reads to the end and keeps what it read. Not to be called in a transaction. Nothing stays
   * behind if it does not come to the end; if the process dies, a sweep finds what did. Does not
   * close what it reads.
   *
   * @throws dev.issuetracker.domain.Rejected with a {@link
   *     dev.issuetracker.domain.Rejection.TooLarge} if there are more bytes than the limit, of
   *     which it reads one more at the most
   * @throws IOException what the reading threw, and nothing else: what keeps the store from writing
   *     is a {@link dev.issuetracker.application.Unavailable}
   */
  Blob write(InputStream content, long limit) throws IOException;

  /**
   * The bytes from one on, which may be the end; empty if there is no such blob. May be read
   * slowly: it holds neither a transaction nor a connection between two reads. If the blob is taken
   * away meanwhile, reading throws an IOException; if the store cannot be read for now, it throws a
   * {@link dev.issuetracker.application.Unavailable}, so that nobody takes that for a broken file.
   */
  Optional<InputStream> read(String id, long from);

  /**
   * Tells, in the transaction that ceases to refer to a blob, that a sweep must ask about it again.
   * If that transaction is undone, no harm is done.
   */
  void release(String id);

  /**
   * Takes a blob away for good, at once. To be called in a transaction after the one that ceased to
   * refer to it. A blob that is not there is none to take away.
   */
  void delete(String id);

  /**
   * Takes away, of the blobs that nobody has asked about yet and that were not touched lately,
   * those that nobody refers to, and what interrupted writes left. In a transaction.
   *
   * @param before younger ones may still be on their way
   * @param most how many to ask about
   * @param claimed of some ids, those that somebody refers to
   * @return how many it asked about; less than most when there are no more
   */
  int sweep(Instant before, int most, UnaryOperator<Set<String>> claimed);
}
