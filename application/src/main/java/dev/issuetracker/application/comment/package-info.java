/** What people say about issues. */
@NullMarked
package dev.issuetracker.application.comment;

import org.jspecify.annotations.NullMarked;
