/** Between the server and its PostgreSQL: what goes over the wire is counted, or held back. */
@NullMarked
package dev.issuetracker.bootstrap.wire;

import org.jspecify.annotations.NullMarked;
