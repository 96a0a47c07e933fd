/**
 * Taking texts out of the present and the past, by an admin or by time. Events stay as they are:
 * their texts lie beside them.
 */
@NullMarked
package dev.issuetracker.application.redaction;

import org.jspecify.annotations.NullMarked;
