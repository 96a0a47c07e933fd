/** Files that people send, and texts that are taken away: the whole server, over its database. */
package dev.issuetracker.bootstrap.files;
