/**
 * The form of answers: times, pages of lists with their Link header, entity tags and conditional
 * reads.
 */
@NullMarked
package dev.issuetracker.rest.answer;

import org.jspecify.annotations.NullMarked;
