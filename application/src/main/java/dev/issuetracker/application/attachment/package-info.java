/** The files that hang on issues: what may be attached, by whom, and who reads it. */
@NullMarked
package dev.issuetracker.application.attachment;

import org.jspecify.annotations.NullMarked;
