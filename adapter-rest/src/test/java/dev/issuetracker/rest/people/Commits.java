package dev.issuetracker.rest.people;

import dev.issuetracker.application.Transactions;
import java.util.function.Supplier;

/** Transactions after whose commits something can happen, such as that nobody hears of them. */
public final class Commits implements Transactions {
  private final Transactions real;
  private final ThreadLocal<Boolean> open = ThreadLocal.withInitial(() -> false);
  private volatile Runnable afterEach = () -> {};

  Commits(Transactions real) {
    this.real = real;
  }

  /** What throws is thrown to whoever wrote. */
  public void afterEach(Runnable what) {
    afterEach = what;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    if (open.get()) {
      return real.write(work);
    }
    open.set(true);
    T result;
    try {
      result = real.write(work);
    } finally {
      open.remove();
    }
    afterEach.run();
    return result;
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return real.read(work);
  }

  @Override
  public <T> T part(Supplier<T> work) {
    return real.part(work);
  }

  @Override
  public <T> T rehearse(Supplier<T> work) {
    return real.rehearse(work);
  }
}
