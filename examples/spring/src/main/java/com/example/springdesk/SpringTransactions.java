package com.example.springdesk;

import com.example.desk.store.Database;
import dev.issuetracker.application.Transactions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tracker's transactions, as Spring's. A use case that is called inside a {@code Transactional}
 * method joins it: whoever undoes that one undoes what the use case did, and a use case that fails
 * undoes itself and leaves the rest to the method.
 *
 * <p>What lies in memory (people, projects, labels) is kept when the use case ends, and does not
 * hear of what becomes of the method around it.
 */
final class SpringTransactions implements Transactions {
  private final TransactionTemplate nested;
  private final TransactionTemplate reading;
  private final Database database;
  private final Transactions memory;

  SpringTransactions(PlatformTransactionManager manager, Database database, Transactions memory) {
    nested = new TransactionTemplate(manager);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    reading = new TransactionTemplate(manager);
    reading.setReadOnly(true);
    reading.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
    this.database = database;
    this.memory = memory;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return memory.write(() -> isOurs() ? work.get() : in(nested, ours(turn(work))));
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return memory.read(() -> isOurs() ? work.get() : in(reading, ours(work)));
  }

  @Override
  public <T> T part(Supplier<T> work) {
    return memory.part(() -> in(nested, work));
  }

  @Override
  public <T> T rehearse(Supplier<T> work) {
    return write(() -> memory.rehearse(() -> undone(work)));
  }

  private <T> Supplier<T> turn(Supplier<T> work) {
    return () -> {
      database.takeTurn();
      return work.get();
    };
  }

  private boolean isOurs() {
    return TransactionSynchronizationManager.hasResource(this);
  }

  /** Marks the transaction as one that a use case opened: what follows in it is a part of that. */
  private <T> Supplier<T> ours(Supplier<T> work) {
    return () -> {
      TransactionSynchronizationManager.bindResource(this, this);
      try {
        return work.get();
      } finally {
        TransactionSynchronizationManager.unbindResource(this);
      }
    };
  }

  private static <T> T in(TransactionTemplate template, Supplier<T> work) {
    return given(template.execute(status -> work.get()));
  }

  private <T> T undone(Supplier<T> work) {
    return given(
        nested.execute(
            status -> {
              status.setRollbackOnly();
              return work.get();
            }));
  }

  /** No work of the tracker gives nothing. */
  private static <T> T given(@Nullable T result) {
    if (result == null) {
      throw new IllegalStateException("a transaction without a result");
    }
    return result;
  }
}
