/** The server as a process, started and ended for real. */
package dev.issuetracker.bootstrap;
