/** Files into the whole server over HTTP, and out of it again. */
@NullMarked
package dev.issuetracker.bootstrap.imports;

import org.jspecify.annotations.NullMarked;
