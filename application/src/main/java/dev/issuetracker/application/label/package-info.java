/** The labels of the tracker: one name each, however many callers create it at once. */
@NullMarked
package dev.issuetracker.application.label;

import org.jspecify.annotations.NullMarked;
