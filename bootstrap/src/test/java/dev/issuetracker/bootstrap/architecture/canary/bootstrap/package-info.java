/** Where the canaries are put together. */
@NullMarked
package dev.issuetracker.bootstrap.architecture.canary.bootstrap;

import org.jspecify.annotations.NullMarked;
