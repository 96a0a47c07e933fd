/** The people who use the tracker, what they may do, and how they prove who they are. */
@NullMarked
package dev.issuetracker.application.people;

import org.jspecify.annotations.NullMarked;
