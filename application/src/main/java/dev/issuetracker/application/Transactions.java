package dev.issuetracker.application;

import java.util.function.Supplier;

/**
 * All or nothing. Use cases open transactions, nobody else does.
 *
 * <p>A transaction belongs to the thread that opened it; one that is opened inside another joins
 * it. Then what it throws undoes nothing by itself: if the outer work catches that and goes on,
 * what was written before it stays, of a use case that refused half way, too. Who wants to go on
 * all the same runs it as a {@link #part}; who does not lets the exception through. A write inside
 * a read is a mistake in the program, an {@link IllegalStateException}.
 *
 * <p>Work that fails because of other transactions (a deadlock, a serialization failure) is run
 * again from its beginning, a bounded number of times, so it must have no effect but through the
 * ports.
 */
public interface Transactions {

  /** Runs work that writes; what it throws undoes it. */
  <T> T write(Supplier<T> work);

  /** Runs work that only reads, and sees one state of the tracker throughout each query. */
  <T> T read(Supplier<T> work);

  /** Runs a part of a write: if it throws, what the part did is undone, and no more than that. */
  <T> T part(Supplier<T> work);

  /** Runs work that writes, and undoes it whatever comes of it. */
  <T> T rehearse(Supplier<T> work);
}
