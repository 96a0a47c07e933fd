package dev.issuetracker.rest.answer;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many files may come in at once. Each keeps a thread, so that where threads come out of a pool
 * those must leave most of it to the others.
 */
@ConfigurationProperties("tracker.receiving")
record ReceivingSettings(@Bindable(defaultValue = "16") int most) {}
