/** Labels over HTTP. */
@NullMarked
package dev.issuetracker.rest.label;

import org.jspecify.annotations.NullMarked;
