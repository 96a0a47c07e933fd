/** Signing in and out, the people, and the tokens of their programs, over HTTP. */
@NullMarked
package dev.issuetracker.rest.people;

import org.jspecify.annotations.NullMarked;
