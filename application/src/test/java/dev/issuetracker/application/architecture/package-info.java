/**
 * The walls of the house as rules that any house of this plan can be held to: ours, and that of an
 * embedder who adds adapters. Ships in the test jar; whoever uses it brings ArchUnit along.
 */
package dev.issuetracker.application.architecture;
