package dev.issuetracker.rest.connection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/** What an operator may set about connections. Cross-origin access is off without origins. */
@ConfigurationProperties("tracker.http")
public record ConnectionSettings(
    @Bindable(defaultValue = "10s") Duration headTimeout,
    @Bindable(defaultValue = "30s") Duration bodyTimeout,
    @Bindable(defaultValue = "10000") int maxConnections,
    @Bindable(defaultValue = "false") boolean accessLog,
    @Bindable(defaultValue = "") List<String> corsOrigins) {}
