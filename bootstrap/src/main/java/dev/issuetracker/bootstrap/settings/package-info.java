/**
 * What the operator says in {@code TRACKER_*} variables, read once and checked as a whole: a server
 * that starts has understood every one of them.
 */
@NullMarked
package dev.issuetracker.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
