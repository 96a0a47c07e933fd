/**
 * Reports: what the history tells about many issues at once. They count living issues, each in the
 * project that it is in now, and go by when things happened, not by when they were written down.
 */
@NullMarked
package dev.issuetracker.application.reports;

import org.jspecify.annotations.NullMarked;
