/**
 * What those who run the server look at: health for balancers and supervisors, metrics for
 * Prometheus. Outside of the API's base path, and silent about everything inside.
 */
@NullMarked
package dev.issuetracker.rest.operation;

import org.jspecify.annotations.NullMarked;
