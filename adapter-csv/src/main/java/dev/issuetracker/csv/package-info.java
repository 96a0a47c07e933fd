/**
 * Tables in files: CSV, and the workbooks of spreadsheets. Whatever a file claims, reading it takes
 * bounded memory; what is broken about it is refused by name.
 */
@NullMarked
package dev.issuetracker.csv;

import org.jspecify.annotations.NullMarked;
