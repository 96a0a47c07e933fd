package dev.issuetracker.rest.docs;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of the documentation pages: the pages are ours, the scripts and style sheets of Swagger
 * UI and Redoc are unpacked into the jar by the OpenAPI generator. Only what is listed is served.
 */
@Singleton
final class PageFiles {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String SWAGGER_UI = "/META-INF/swagger/views/swagger-ui/res/";
  private static final String REDOC = "/META-INF/swagger/views/redoc/res/";

  /** Redoc shows the logo of its maker, from the maker's server; a broken picture it hides. */
  private static final String REMOTE_LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg";

  private static final Map<String, Source> SOURCES =
      Map.ofEntries(
          Map.entry("docs/index.html", new Source("/openapi/pages/docs.html", HTML)),
          Map.entry("docs/start.js", new Source("/openapi/pages/docs.js", SCRIPT)),
          Map.entry("docs/swagger-ui.css", new Source(SWAGGER_UI + "swagger-ui.css", STYLE)),
          Map.entry(
              "docs/swagger-ui-bundle.js", new Source(SWAGGER_UI + "swagger-ui-bundle.js", SCRIPT)),
          Map.entry(
              "docs/favicon-32x32.png", new Source(SWAGGER_UI + "favicon-32x32.png", "image/png")),
          Map.entry("redoc/index.html", new Source("/openapi/pages/redoc.html", HTML)),
          Map.entry("redoc/start.js", new Source("/openapi/pages/redoc.js", SCRIPT)),
          Map.entry(
              "redoc/redoc.standalone.js", new Source(REDOC + "redoc.standalone.js", SCRIPT)));

  private final Map<String, ServedFile> read = new ConcurrentHashMap<>();

  Optional<ServedFile> named(String name) {
    return Optional.ofNullable(SOURCES.get(name))
        .map(source -> read.computeIfAbsent(name, ignored -> source.read()));
  }

  private record Source(String resource, String mediaType) {
    ServedFile read() {
      try (var stream = PageFiles.class.getResourceAsStream(resource)) {
        if (stream == null) {
          throw new IOException("The build has left out " + resource);
        }
        var bytes = mediaType.equals(SCRIPT) ? local(stream.readAllBytes()) : stream.readAllBytes();
        return new ServedFile(bytes, mediaType);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    private static byte[] local(byte[] script) {
      return new String(script, StandardCharsets.UTF_8)
          .replace(REMOTE_LOGO, "data:,")
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
