/**
 * The server as a process: what its command line means, what it starts in which order, and how it
 * ends. Everything is wired here, by hand; no other module knows this one.
 */
@NullMarked
package dev.issuetracker.bootstrap;

import org.jspecify.annotations.NullMarked;
