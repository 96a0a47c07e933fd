/** What the rules cost without a database and a network around them. */
@NullMarked
package dev.issuetracker.bench;

import org.jspecify.annotations.NullMarked;
