@NullMarked
package dev.issuetracker.domain;

import org.jspecify.annotations.NullMarked;
