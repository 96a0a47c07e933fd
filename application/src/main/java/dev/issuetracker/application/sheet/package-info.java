/**
 * Tables of texts in files, as far as the use cases care: opened, read and written a row at a time.
 */
@NullMarked
package dev.issuetracker.application.sheet;

import org.jspecify.annotations.NullMarked;
