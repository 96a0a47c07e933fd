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
  private final OpenApiDocument document;

  OpenApiController(OpenApiDocument document) {
    this.document = document;
  }

  @Get("/openapi.json")
  @Produces(OpenApiDocument.JSON)
  HttpResponse<byte[]> json(HttpRequest<?> request) {
    return document.json().answer(request);
  }

  @Get("/openapi.yaml")
  @Produces(OpenApiDocument.YAML)
  HttpResponse<byte[]> yaml(HttpRequest<?> request) {
    return document.yaml().answer(request);
  }
}
