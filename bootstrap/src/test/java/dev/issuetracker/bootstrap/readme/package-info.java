/** The README, held to its word. */
package dev.issuetracker.bootstrap.readme;
