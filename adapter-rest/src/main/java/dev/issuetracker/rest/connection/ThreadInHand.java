package dev.issuetracker.rest.connection;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.inject.MethodReference;
import io.micronaut.scheduling.executor.ExecutorSelector;
import io.micronaut.scheduling.executor.ThreadSelection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets a handler run on the virtual thread that the filters before it ran on already, and a filter
 * behind it on that of the handler. The framework would begin another one for each, and who waits
 * for an answer would wait for all of them to be scheduled. A handler that says that it never
 * blocks stays where it is.
 */
@Singleton
public final class ThreadInHand implements BeanCreatedEventListener<ExecutorSelector> {

  /** What filters are executed on that may block and run behind a handler. */
  public static final String NAME = "in-hand";

  @Override
  public ExecutorSelector onCreated(BeanCreatedEvent<ExecutorSelector> event) {
    return new Selector(event.getBean());
  }

  private record Selector(ExecutorSelector selector) implements ExecutorSelector {
    @Override
    public Optional<ExecutorService> select(
        MethodReference<?, ?> method, ThreadSelection selection) {
      if (method.hasStereotype(NonBlocking.class)) {
        return Optional.empty();
      }
      var others = selector.select(method, selection);
      // What is sent bit by bit is not to be waited for by who begins it.
      return method.getReturnType().isAsyncOrReactive() ? others : others.map(InHand::new);
    }

    @Override
    public Optional<ExecutorService> select(String name) {
      return selector.select(name);
    }
  }

  /** For handlers and filters alone: who submits work to it waits until that is done. */
  static final class InHand extends AbstractExecutorService {
    private final ExecutorService others;

    InHand(ExecutorService others) {
      this.others = others;
    }

    @Override
    public void execute(Runnable work) {
      if (Thread.currentThread().isVirtual()) {
        work.run();
      } else {
        others.execute(work);
      }
    }

    @Override
    public void shutdown() {
      others.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
      return others.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
      return others.isShutdown();
    }

    @Override
    public boolean isTerminated() {
      return others.isTerminated();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
      return others.awaitTermination(time, unit);
    }
  }
}
