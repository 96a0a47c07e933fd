/** Opening, reading, changing and finding issues, one or many at a time. */
@NullMarked
package dev.issuetracker.application.issue;

import org.jspecify.annotations.NullMarked;
