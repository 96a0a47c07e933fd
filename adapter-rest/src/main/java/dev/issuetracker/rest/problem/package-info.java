/**
 * Problems: the one form of every error that the server answers (RFC 9457). {@link
 * dev.issuetracker.rest.problem.ProblemType} is the catalogue, from which the pages below {@code
 * /problems} and the printed list are made.
 */
@NullMarked
package dev.issuetracker.rest.problem;

import org.jspecify.annotations.NullMarked;
