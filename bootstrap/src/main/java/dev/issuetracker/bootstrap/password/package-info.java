/**
 * Hashing passwords without starving whoever else needs a processor. It has threads, so it lives
 * out here and not beside the port that it serves.
 */
@NullMarked
package dev.issuetracker.bootstrap.password;

import org.jspecify.annotations.NullMarked;
