/** An adapter that answers requests. */
@NullMarked
package dev.issuetracker.bootstrap.architecture.canary.csv;

import org.jspecify.annotations.NullMarked;
