/**
 * Finds out who is calling, and how often. What a caller may do is decided by the use cases, not
 * here.
 */
@NullMarked
package dev.issuetracker.rest.security;

import org.jspecify.annotations.NullMarked;
