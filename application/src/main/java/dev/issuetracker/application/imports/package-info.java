/**
 * Bringing issues in from files, and handing them out in files. An import is a job that any server
 * goes on with, from the row that was written last.
 */
@NullMarked
package dev.issuetracker.application.imports;

import org.jspecify.annotations.NullMarked;
