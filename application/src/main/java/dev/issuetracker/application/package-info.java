/**
 * The use cases, the ports that they need, and {@link dev.issuetracker.application.IssueTracker},
 * the door for whoever embeds them. Use cases open transactions and decide permissions; they know
 * no framework, no logging and no clock of their own.
 */
@NullMarked
package dev.issuetracker.application;

import org.jspecify.annotations.NullMarked;
