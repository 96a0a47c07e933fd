package dev.issuetracker.application.blob;

import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Transactions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Keeps the store of bytes clean. Safe for many threads and many servers at once. */
public final class BlobUseCases {
  /** Longer than any request that writes a file goes without writing. */
  private static final Duration GRACE = Duration.ofHours(1);

  /** Few, because each may have thousands of chunks. */
  private static final int SWEPT_AT_ONCE = 20;

  private final Transactions transactions;
  private final Now now;
  private final BlobStore blobs;
  private final List<UnaryOperator<Set<String>>> claims;

  public BlobUseCases(Ports ports) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    blobs = ports.blobs();
    // Everybody who refers to blobs stands here; what is missing here is swept.
    claims = List.of(ports.attachments()::claimed, ports.imports().jobs()::claimed);
  }

  /**
   * Takes away what nobody refers to, a few at a time: call it until it answers 0.
   *
   * @return how many it looked at
   */
  public int sweep() {
    var before = now.get().minus(GRACE);
    return transactions.write(() -> blobs.sweep(before, SWEPT_AT_ONCE, this::claimed));
  }

  private Set<String> claimed(Set<String> ids) {
    var claimed = new HashSet<String>();
    claims.forEach(claim -> claimed.addAll(claim.apply(ids)));
    return claimed;
  }
}
