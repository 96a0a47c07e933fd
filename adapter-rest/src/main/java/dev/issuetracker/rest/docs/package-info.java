/**
 * What the server says about itself: the OpenAPI document, generated from the controllers when they
 * are compiled and completed here with what holds for every operation, and the two pages that show
 * it. Nothing here knows a single operation by name.
 */
@NullMarked
package dev.issuetracker.rest.docs;

import org.jspecify.annotations.NullMarked;
