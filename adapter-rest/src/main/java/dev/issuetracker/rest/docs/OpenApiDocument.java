package dev.issuetracker.rest.docs;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The finished OpenAPI document, made once, when it is first asked for. */
@Singleton
final class OpenApiDocument {
  static final String JSON = "application/json";
  static final String YAML = "application/yaml";

  private final ServedFile json;
  private final ServedFile yaml;

  OpenApiDocument() {
    var document = complete("/META-INF/swagger/openapi.json", new Examples("/openapi/examples/"));
    this.json = new ServedFile(document.toBytes(), JSON);
    this.yaml = new ServedFile(YamlText.of(document).getBytes(StandardCharsets.UTF_8), YAML);
  }

  /** Some of the parts are read first: what is generated, and what holds for every operation. */
  static JsonObject complete(String generated, Examples examples) {
    try {
      var document = read(generated);
      read("/openapi/components.json")
          .forEach(
              (kind, parts) -> {
                if (parts instanceof JsonObject common) {
                  document.within("components").within(kind).putAll(common);
                }
              });
      SchemaRepair.repair(document);
      IssueShapes.mend(document.within("components").within("schemas"));
      StandardAnswers.add(document, read("/openapi/problems.json"));
      SchemaNames.mend(document);
      SchemaUse.apply(document);
      examples.addTo(document);
      UnusedComponents.remove(document);
      return document;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  ServedFile json() {
    return json;
  }

  ServedFile yaml() {
    return yaml;
  }

  private static JsonObject read(String resource) throws IOException {
    try (@Nullable InputStream source = OpenApiDocument.class.getResourceAsStream(resource)) {
      if (source == null) {
        throw new IOException("The build has left out " + resource);
      }
      return JsonObject.readObject(source);
    }
  }
}
