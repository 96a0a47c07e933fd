/** Passwords, hashed so that a stolen database does not give them away. */
@NullMarked
package dev.issuetracker.bootstrap.password;

import org.jspecify.annotations.NullMarked;
