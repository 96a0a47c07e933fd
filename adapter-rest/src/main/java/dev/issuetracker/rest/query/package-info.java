/**
 * Strict query strings. Every parameter must be one that the route declares, stand as often as it
 * may, and have a value of its type; all faults are found before the controller is called.
 */
@NullMarked
package dev.issuetracker.rest.query;

import org.jspecify.annotations.NullMarked;
