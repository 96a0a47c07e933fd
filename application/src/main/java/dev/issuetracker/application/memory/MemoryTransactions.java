package dev.issuetracker.application.memory;

import dev.issuetracker.application.Transactions;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions over one lock: one writer at a time, or many readers. The lock is taken when a
 * transaction first touches a table, so that work that touches none makes nobody wait.
 */
final class MemoryTransactions implements Transactions {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final ThreadLocal<@Nullable MemoryTransaction> current = new ThreadLocal<>();

  @Override
  public <T> T write(Supplier<T> work) {
    return current.get() == null
        ? begin(new MemoryTransaction(lock.writeLock(), true), () -> part(work))
        : joined(work);
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return current.get() == null
        ? begin(new MemoryTransaction(lock.readLock(), false), work)
        : work.get();
  }

  @Override
  public <T> T part(Supplier<T> work) {
    var transaction = writing();
    var mark = transaction.mark();
    boolean done = false;
    try {
      var result = work.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        transaction.undoTo(mark);
      }
    }
  }

  @Override
  public <T> T rehearse(Supplier<T> work) {
    return write(
        () -> {
          var transaction = writing();
          var mark = transaction.mark();
          try {
            return work.get();
          } finally {
            transaction.undoTo(mark);
          }
        });
  }

  /** The transaction of this thread, which must be one that writes. Takes no lock. */
  MemoryTransaction writing() {
    return current().forWriting();
  }

  MemoryTransaction current() {
    var transaction = current.get();
    if (transaction == null) {
      throw new IllegalStateException("there is no transaction");
    }
    return transaction;
  }

  private <T> T joined(Supplier<T> work) {
    writing();
    return work.get();
  }

  private <T> T begin(MemoryTransaction transaction, Supplier<T> work) {
    current.set(transaction);
    try {
      return work.get();
    } finally {
      current.remove();
      transaction.end();
    }
  }
}
