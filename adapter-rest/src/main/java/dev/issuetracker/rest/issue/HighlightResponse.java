package dev.issuetracker.rest.issue;

import dev.issuetracker.application.finding.IssueHit.Highlight;
import dev.issuetracker.application.finding.Snippet;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where an issue says what was looked for. HTML: everything is escaped but the marks. */
@Serdeable
@Schema(name = "Highlight", description = "HTML: escaped, with what was found between mark tags")
public record HighlightResponse(
    String title,
    @Schema(description = "Out of the description or out of a comment") @Nullable String text,
    @Schema(description = "The comment that says it") @Nullable Long commentId) {

  static @Nullable HighlightResponse fromNullable(@Nullable Highlight highlight) {
    if (highlight == null) {
      return null;
    }
    var text = highlight.text();
    return new HighlightResponse(
        html(highlight.title()), text == null ? null : html(text), highlight.commentId());
  }

  private static String html(Snippet snippet) {
    return snippet.parts().stream()
        .map(
            part -> part.hit() ? "<mark>" + escaped(part.text()) + "</mark>" : escaped(part.text()))
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
