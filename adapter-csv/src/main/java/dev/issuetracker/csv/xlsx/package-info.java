/**
 * The workbooks of spreadsheets, read and written as streams of XML: neither the sheet nor its
 * texts are ever held as a whole, which no library at hand promises.
 */
@NullMarked
package dev.issuetracker.csv.xlsx;

import org.jspecify.annotations.NullMarked;
