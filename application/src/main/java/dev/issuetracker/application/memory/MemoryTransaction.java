package dev.issuetracker.application.memory;

import dev.issuetracker.application.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/** What one transaction did, so that it can be undone. Confined to its thread. */
final class MemoryTransaction {
  private static final int PATIENCE_SECONDS = 30;

  private final Lock lock;
  private final boolean writes;
  private final List<Runnable> undo = new ArrayList<>();
  private final List<Runnable> atEnd = new ArrayList<>();
  private boolean locked;

  MemoryTransaction(Lock lock, boolean writes) {
    this.lock = lock;
    this.writes = writes;
  }

  /** Makes sure that nobody changes the tables until the end. */
  MemoryTransaction touch() {
    if (!locked) {
      acquire();
      locked = true;
    }
    return this;
  }

  MemoryTransaction forWriting() {
    if (!writes) {
      throw new IllegalStateException("this transaction only reads");
    }
    return this;
  }

  /** Tells how to take back what was just done. */
  void onUndo(Runnable reversal) {
    undo.add(reversal);
  }

  /** Runs when everything is either kept or undone. */
  void atEnd(Runnable action) {
    atEnd.add(action);
  }

  int mark() {
    return undo.size();
  }

  void undoTo(int mark) {
    while (undo.size() > mark) {
      undo.removeLast().run();
    }
  }

  void end() {
    atEnd.forEach(Runnable::run);
    if (locked) {
      lock.unlock();
      locked = false;
    }
  }

  private void acquire() {
    try {
      if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new Unavailable("others did not finish in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while waiting for others", e);
    }
  }
}
