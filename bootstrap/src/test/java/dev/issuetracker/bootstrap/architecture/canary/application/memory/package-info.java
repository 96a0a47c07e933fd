/** What the use cases must not know. */
@NullMarked
package dev.issuetracker.bootstrap.architecture.canary.application.memory;

import org.jspecify.annotations.NullMarked;
