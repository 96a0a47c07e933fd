package dev.issuetracker.rest.imports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.rest.answer.Csv;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

/** Sends more of a file than lies ready before anybody reads it, and fails then. */
@Hidden
@Requires(property = "torn.files")
@Controller("/api/v1/torn")
final class TornFileController {
  private final Streams streams;

  TornFileController(Streams streams) {
    this.streams = streams;
  }

  @Get(produces = Csv.TYPE)
  HttpResponse<?> get(HttpRequest<?> request, Actor actor) {
    return streams.send(
        request,
        actor,
        "torn.csv",
        Csv.TYPE,
        to -> {
          to.write(new byte[4 << 20]);
          throw new IllegalStateException("a defect in the middle of a file");
        });
  }
}
