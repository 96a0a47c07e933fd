/** Files as people and enemies write them. */
package dev.issuetracker.csv;
