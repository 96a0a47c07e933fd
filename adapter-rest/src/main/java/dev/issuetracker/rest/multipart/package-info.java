/**
 * Reads forms with files as they come in, part by part, and never holds a file: the framework's own
 * reader passes over parts that nobody asked for in silence.
 */
@NullMarked
package dev.issuetracker.rest.multipart;

import org.jspecify.annotations.NullMarked;
