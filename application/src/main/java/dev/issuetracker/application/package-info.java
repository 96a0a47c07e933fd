@NullMarked
package dev.issuetracker.application;

import org.jspecify.annotations.NullMarked;
