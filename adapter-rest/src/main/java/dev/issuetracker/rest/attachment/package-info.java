/** Attachments on HTTP: files come in as parts of a form, and go out as nothing but downloads. */
@NullMarked
package dev.issuetracker.rest.attachment;

import org.jspecify.annotations.NullMarked;
