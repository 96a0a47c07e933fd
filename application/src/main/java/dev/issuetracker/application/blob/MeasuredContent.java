package dev.issuetracker.application.blob;

import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads content piece by piece, counts it, holds it to its limit, and digests it: what every store
 * does while it writes. Confined to one thread.
 */
public final class MeasuredContent {
  private final InputStream content;
  private final long limit;
  private final MessageDigest digest = sha256();
  private long size;

  public MeasuredContent(InputStream content, long limit) {
    this.content = content;
    this.limit = limit;
  }

  /** The next piece, which is shorter than asked for at the end only, and empty after it. */
  public byte[] next(int length) throws IOException {
    int wanted = (int) Math.min(length, limit - size + 1);
    var piece = content.readNBytes(wanted);
    size += piece.length;
    if (size > limit) {
      throw new Rejected(new Rejection.TooLarge(limit));
    }
    digest.update(piece);
    return piece;
  }

  /** What was read, all of it, under a name. */
  public Blob as(String id) {
    return new Blob(id, size, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
