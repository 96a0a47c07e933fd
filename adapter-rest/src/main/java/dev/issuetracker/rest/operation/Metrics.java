package dev.issuetracker.rest.operation;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Where everything is counted. Who has something to measure, such as a connection pool, offers a
 * bean of type {@link MeterBinder}.
 */
@Factory
class Metrics {
  private final JvmGcMetrics collections = new JvmGcMetrics();

  @Singleton
  @Bean(preDestroy = "close")
  PrometheusMeterRegistry registry(List<MeterBinder> others) {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    List.of(
            collections,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics())
        .forEach(binder -> binder.bindTo(registry));
    others.forEach(binder -> binder.bindTo(registry));
    return registry;
  }

  /** The collector's notifications hold on to what listens. */
  @PreDestroy
  void close() {
    collections.close();
  }
}
