/** Writes that a caller can safely send again. */
@NullMarked
package dev.issuetracker.application.idempotency;

import org.jspecify.annotations.NullMarked;
