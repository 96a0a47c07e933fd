/** The past of the issues: the one append-only history, and those who read it. */
@NullMarked
package dev.issuetracker.application.history;

import org.jspecify.annotations.NullMarked;
