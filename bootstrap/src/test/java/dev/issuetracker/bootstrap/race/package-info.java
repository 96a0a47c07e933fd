/**
 * Many callers at once, against the whole server on a real PostgreSQL: whatever they do to each
 * other, the answers, the issues and the history have to tell one and the same story.
 */
@NullMarked
package dev.issuetracker.bootstrap.race;

import org.jspecify.annotations.NullMarked;
