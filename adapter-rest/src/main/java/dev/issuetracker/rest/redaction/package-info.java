/** Redaction on HTTP. */
@NullMarked
package dev.issuetracker.rest.redaction;

import org.jspecify.annotations.NullMarked;
