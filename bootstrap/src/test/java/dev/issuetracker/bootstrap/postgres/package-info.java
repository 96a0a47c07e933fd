/** The embedded PostgreSQL, started, killed and starved for real. */
package dev.issuetracker.bootstrap.postgres;
