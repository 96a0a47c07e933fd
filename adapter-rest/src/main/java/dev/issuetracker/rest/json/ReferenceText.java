package dev.issuetracker.rest.json;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that is named by a text or by a number: a project by its key or its id. */
@Schema(oneOf = {String.class, Long.class})
public record ReferenceText(@Schema(hidden = true) String text) {
  public static @Nullable String textOf(@Nullable ReferenceText reference) {
    return reference == null ? null : reference.text();
  }
}
