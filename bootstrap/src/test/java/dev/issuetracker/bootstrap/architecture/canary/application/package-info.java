/** Use cases that break every rule of use cases. */
@NullMarked
package dev.issuetracker.bootstrap.architecture.canary.application;

import org.jspecify.annotations.NullMarked;
