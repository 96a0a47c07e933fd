/**
 * Finding issues: from what somebody typed, through criteria in which every name is found already,
 * to a part of the list that fits them.
 */
@NullMarked
package dev.issuetracker.application.finding;

import org.jspecify.annotations.NullMarked;
