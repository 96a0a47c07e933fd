package dev.issuetracker.rest.answer;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many may wait at once. Each keeps a thread, so that where threads come out of a pool those
 * who wait must leave most of it to the others.
 */
@ConfigurationProperties("tracker.waiting")
record WaitingSettings(@Bindable(defaultValue = "16") int most) {}
