/**
 * The whole server at its edge: floods, certificates, origins, logs. What stands here needs the
 * settings of an operator or the adapters of the product; the rest is tried in the HTTP adapter.
 */
@NullMarked
package dev.issuetracker.bootstrap.guard;

import org.jspecify.annotations.NullMarked;
