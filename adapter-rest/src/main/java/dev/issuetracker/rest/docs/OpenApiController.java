package dev.issuetracker.rest.docs;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** The OpenAPI document in both of its spellings. */
@Hidden
@Controller
class OpenApiController {
  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";

  private final OpenApiDocument document;

  OpenApiController(OpenApiDocument document) {
    this.document = document;
  }

  @Get("/openapi.json")
  @Produces(JSON)
  HttpResponse<byte[]> json(HttpRequest<?> request) {
    return EntityTags.answer(request, document.json().bytes(), JSON, document.json().tag());
  }

  @Get("/openapi.yaml")
  @Produces(YAML)
  HttpResponse<byte[]> yaml(HttpRequest<?> request) {
    return EntityTags.answer(request, document.yaml().bytes(), YAML, document.yaml().tag());
  }
}
