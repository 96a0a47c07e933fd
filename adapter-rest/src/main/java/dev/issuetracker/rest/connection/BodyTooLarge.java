package dev.issuetracker.rest.connection;

import java.nio.channels.ClosedChannelException;

/** A body grew over its limit while it was read. */
public final class BodyTooLarge extends RuntimeException {

  BodyTooLarge() {
    // The cause marks the failure as harmless where the request has been answered already.
    super("The body is larger than this path takes", new ClosedChannelException(), false, false);
  }
}
