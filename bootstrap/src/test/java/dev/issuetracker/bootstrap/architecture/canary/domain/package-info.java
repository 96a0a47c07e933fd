/** A domain that breaks every rule of a domain, one class at a time. */
@NullMarked
package dev.issuetracker.bootstrap.architecture.canary.domain;

import org.jspecify.annotations.NullMarked;
