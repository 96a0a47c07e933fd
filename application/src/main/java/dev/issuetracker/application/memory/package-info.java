/**
 * Adapters that keep everything in memory, under the same contracts as the ones that keep it for
 * good.
 */
@NullMarked
package dev.issuetracker.application.memory;

import org.jspecify.annotations.NullMarked;
