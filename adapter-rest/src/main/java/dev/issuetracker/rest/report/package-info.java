/** Reports over HTTP, as JSON and as tables, kept for a minute. */
@NullMarked
package dev.issuetracker.rest.report;

import org.jspecify.annotations.NullMarked;
