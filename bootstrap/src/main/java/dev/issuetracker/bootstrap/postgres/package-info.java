/**
 * The PostgreSQL that the server brings along: real binaries, unpacked into the data directory,
 * durable and shut to strangers. {@link EmbeddedPostgres} is the door; everything else here keeps
 * one promise each: one server per directory, no orphan left behind, a restart after a crash.
 */
@NullMarked
package dev.issuetracker.bootstrap.postgres;

import org.jspecify.annotations.NullMarked;
