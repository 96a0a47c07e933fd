/** The architecture, as rules that cannot be broken in silence. */
package dev.issuetracker.bootstrap.architecture;
