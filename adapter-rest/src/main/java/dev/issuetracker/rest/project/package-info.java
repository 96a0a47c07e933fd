/** Projects over HTTP. */
@NullMarked
package dev.issuetracker.rest.project;

import org.jspecify.annotations.NullMarked;
