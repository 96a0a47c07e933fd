package dev.issuetracker.rest.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

@Singleton
@Requires(property = "sample-pool")
class SamplePool implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    registry.gauge("sample.pool.connections", 7);
  }
}
