package dev.issuetracker.rest.docs;

/** The document of the sample controller alone, finished like that of the product. */
final class SampleDocument {
  private static final String HEAD =
      """
      {"title": "Samples", "version": "1", "description": "Only for tests."}
      """;

  private SampleDocument() {}

  static JsonObject read() {
    var document =
        OpenApiDocument.complete(
            "/META-INF/swagger/openapi-samples.json", new Examples("/openapi/sample-examples/"));
    document.object("paths").keySet().removeIf(path -> !path.startsWith("/api/v1/samples"));
    document.object("components").object("schemas").keySet().removeIf(SampleDocument::isForeign);
    document.put("info", OpenApiContract.object(HEAD));
    document.put("servers", java.util.List.of(JsonObject.of("url", "/")));
    return document;
  }

  private static boolean isForeign(String schema) {
    return !schema.startsWith("Sample") && !schema.startsWith("Problem");
  }
}
