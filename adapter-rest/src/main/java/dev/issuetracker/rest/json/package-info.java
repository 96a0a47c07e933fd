/**
 * Strict JSON. A request body is read into a small tree, judged, and bound onto a plain record;
 * every fault is collected with the JSON pointer of its place, and nothing is coerced or ignored.
 */
@NullMarked
package dev.issuetracker.rest.json;

import org.jspecify.annotations.NullMarked;
