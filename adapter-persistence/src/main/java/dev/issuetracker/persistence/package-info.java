@NullMarked
package dev.issuetracker.persistence;

import org.jspecify.annotations.NullMarked;
