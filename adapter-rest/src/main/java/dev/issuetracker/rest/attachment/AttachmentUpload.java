package dev.issuetracker.rest.attachment;

import io.swagger.v3.oas.annotations.media.Schema;

/** The form of an upload, for the documentation alone: it is read as a stream. */
@Schema(name = "AttachmentUpload")
record AttachmentUpload(@Schema(type = "string", format = "binary") String file) {}
