package dev.issuetracker.rest.docs;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

/** The two pages that show the OpenAPI document, and the files that they are made of. */
@Hidden
@Controller
public final class DocumentationPages {
  /**
   * All that the pages need comes from this server. Both set styles on elements and draw pictures
   * from {@code data:}; Redoc searches in a worker that it makes itself.
   */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
          + " worker-src 'self' blob:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final PageFiles files;

  DocumentationPages(PageFiles files) {
    this.files = files;
  }

  @Get(uri = "/docs", produces = "text/html")
  HttpResponse<byte[]> swaggerUi(HttpRequest<?> request) {
    return file(request, "docs/index.html");
  }

  @Get(uri = "/docs/{name}", produces = "*/*")
  HttpResponse<byte[]> swaggerUiFile(HttpRequest<?> request, String name) {
    return file(request, "docs/" + name);
  }

  @Get(uri = "/redoc", produces = "text/html")
  HttpResponse<byte[]> redoc(HttpRequest<?> request) {
    return file(request, "redoc/index.html");
  }

  @Get(uri = "/redoc/{name}", produces = "*/*")
  HttpResponse<byte[]> redocFile(HttpRequest<?> request, String name) {
    return file(request, "redoc/" + name);
  }

  private HttpResponse<byte[]> file(HttpRequest<?> request, String name) {
    var file =
        files
            .named(name)
            .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "Not found"));
    return file.answer(request)
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff");
  }
}
