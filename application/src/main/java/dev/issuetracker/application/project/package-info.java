/** The projects that hold the issues. */
@NullMarked
package dev.issuetracker.application.project;

import org.jspecify.annotations.NullMarked;
