@NullMarked
package dev.issuetracker.bootstrap;

import org.jspecify.annotations.NullMarked;
