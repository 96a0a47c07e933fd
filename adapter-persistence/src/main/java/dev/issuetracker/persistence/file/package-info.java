/**
 * What lies in files: the bytes of attachments and imports, if the database is not to hold them.
 */
@NullMarked
package dev.issuetracker.persistence.file;

import org.jspecify.annotations.NullMarked;
