/**
 * Where the bytes of files lie: attachments, and the files of imports. Bytes are streamed in and
 * out and never held whole; who refers to them is known elsewhere.
 */
@NullMarked
package dev.issuetracker.application.blob;

import org.jspecify.annotations.NullMarked;
