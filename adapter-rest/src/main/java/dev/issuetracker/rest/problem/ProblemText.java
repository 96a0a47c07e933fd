package dev.issuetracker.rest.problem;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The catalogue of problems as text: the printed document, and the pages that the types name. */
final class ProblemText {

  private ProblemText() {}

  static String document() {
    return Arrays.stream(ProblemType.values())
        .map(ProblemText::markdown)
        .collect(
            Collectors.joining(
                "\n",
                """
                # Problems

                Every error is answered as `application/problem+json` (RFC 9457). The member `type` names
                one of the problems below, and the server answers that path with the same explanation.

                """,
                ""));
  }

  static String markdown(ProblemType type) {
    return """
    ## %s

    `%s`, status %d

    %s

    **What to do:** %s
    """
        .formatted(type.title(), type.uri(), type.status(), type.explanation(), type.remedy());
  }

  static String html(ProblemType type) {
    return page(
        type.title(),
        "<p><code>%s</code>, status %d</p><p>%s</p><h2>What to do</h2><p>%s</p>"
            .formatted(
                type.uri(), type.status(), escaped(type.explanation()), escaped(type.remedy())));
  }

  static String index() {
    return page(
        "Problems",
        Arrays.stream(ProblemType.values())
            .map(
                type ->
                    "<li><a href=\"%s\">%d %s</a></li>"
                        .formatted(type.uri(), type.status(), escaped(type.title())))
            .collect(Collectors.joining("", "<ul>", "</ul>")));
  }

  private static String page(String title, String content) {
    return """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>%s</title></head>
    <body><h1>%s</h1>%s</body>
    </html>
    """
        .formatted(escaped(title), escaped(title), content);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
