package dev.issuetracker.rest.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the example files beside the operations that they belong to. A file is named {@code
 * <operationId>.request.json} or {@code <operationId>.<status>.json}; text other than JSON has the
 * ending {@code .txt}. Files, unlike annotations, can be read, sent and compared by tests.
 */
record Examples(String folder) {
  void addTo(JsonObject document) throws IOException {
    for (var operation : ApiOperation.all(document)) {
      addTo(operation.body().object("requestBody"), operation.id() + ".request");
      for (var answer : operation.answers().entrySet()) {
        if (answer.getValue() instanceof JsonObject declared) {
          addTo(declared, operation.id() + "." + answer.getKey());
        }
      }
    }
  }

  private void addTo(JsonObject place, String name) throws IOException {
    for (var content : place.object("content").entrySet()) {
      var example = read(name, content.getKey());
      if (example.isPresent() && content.getValue() instanceof JsonObject media) {
        media.put("example", example.get());
      }
    }
  }

  private Optional<Object> read(String name, String mediaType) throws IOException {
    var json = mediaType.contains("json");
    try (var source = open(folder + name + (json ? ".json" : ".txt"))) {
      if (source == null) {
        return Optional.empty();
      }
      return json
          ? Optional.ofNullable(JsonObject.read(source))
          : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static @Nullable InputStream open(String path) {
    return Examples.class.getResourceAsStream(path);
  }
}
