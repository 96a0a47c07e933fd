package dev.issuetracker.rest.operation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever asks here waits, as for a database that is away. */
@Hidden
@Requires(property = "stuck.routes")
@Controller("/api/v1/stuck")
public class StuckController {
  public final AtomicInteger waiting = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);

  @Get
  String get() throws InterruptedException {
    waiting.incrementAndGet();
    end.await();
    return "free";
  }

  public void release() {
    end.countDown();
  }
}
