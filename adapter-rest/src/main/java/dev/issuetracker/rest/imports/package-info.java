/** Files in and out: imports as jobs that can be watched, exports as streams. */
@NullMarked
package dev.issuetracker.rest.imports;

import org.jspecify.annotations.NullMarked;
