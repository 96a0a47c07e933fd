/** An adapter that others reach for. */
@NullMarked
package dev.issuetracker.bootstrap.architecture.canary.persistence;

import org.jspecify.annotations.NullMarked;
