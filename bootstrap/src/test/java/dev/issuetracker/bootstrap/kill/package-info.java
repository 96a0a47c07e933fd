/**
 * Servers and databases that are killed in the middle of their work, as processes of their own:
 * what goes on afterwards has to come to the same end as if nothing had happened.
 */
@NullMarked
package dev.issuetracker.bootstrap.kill;

import org.jspecify.annotations.NullMarked;
