package dev.issuetracker.rest.imports;

import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.sheet.SheetFormat;

/** A file that came in and is kept, though nobody refers to it yet. */
record StoredFile(String name, SheetFormat format, Blob blob) {}
