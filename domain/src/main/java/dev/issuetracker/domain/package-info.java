/**
 * The rules of issues, labels, comments, projects and people, in plain Java. Every value checks
 * itself, every verb answers with what it changed and the events that tell of it, or refuses with a
 * {@link dev.issuetracker.domain.Rejection}. Nothing here knows a clock, a database or a network.
 */
@NullMarked
package dev.issuetracker.domain;

import org.jspecify.annotations.NullMarked;
