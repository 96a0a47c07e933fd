/**
 * What happens on the connection itself, below the framework: request ids and headers for every
 * answer, limits of size and time, and a close that lets the client read the answer.
 */
@NullMarked
package dev.issuetracker.rest.connection;

import org.jspecify.annotations.NullMarked;
