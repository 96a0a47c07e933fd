/** An adapter that reaches where it must not. */
@NullMarked
package dev.issuetracker.bootstrap.architecture.canary.rest;

import org.jspecify.annotations.NullMarked;
