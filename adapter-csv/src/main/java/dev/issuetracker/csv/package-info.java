@NullMarked
package dev.issuetracker.csv;

import org.jspecify.annotations.NullMarked;
