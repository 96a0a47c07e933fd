package dev.issuetracker.rest.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Collection;
import java.util.Set;

/** The pages to which the types of problems resolve, for people and for programs. */
@Hidden
@Controller("/problems")
final class ProblemPages {

  private static final String MARKDOWN = "text/markdown";
  private static final Set<String> OFFERED =
      Set.of(MediaType.TEXT_HTML, MARKDOWN, MediaType.APPLICATION_JSON);

  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> index() {
    return page(ProblemText.index(), MediaType.TEXT_HTML);
  }

  @Get("/{slug}")
  @Produces({MediaType.TEXT_HTML, MARKDOWN, MediaType.APPLICATION_JSON})
  HttpResponse<?> one(HttpRequest<?> request, @PathVariable String slug) {
    ProblemType type =
        ProblemType.ofSlug(slug)
            .orElseThrow(
                () -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such problem."));
    return switch (wished(request.accept())) {
      case MediaType.APPLICATION_JSON ->
          HttpResponse.ok(type.members()).contentType(MediaType.APPLICATION_JSON_TYPE);
      case MARKDOWN -> page(ProblemText.markdown(type), MARKDOWN);
      default -> page(ProblemText.html(type), MediaType.TEXT_HTML);
    };
  }

  private static String wished(Collection<MediaType> accepted) {
    return accepted.stream()
        .map(MediaType::getName)
        .filter(OFFERED::contains)
        .findFirst()
        .orElse(MediaType.TEXT_HTML);
  }

  private static HttpResponse<String> page(String text, String mediaType) {
    return HttpResponse.ok(text)
        .contentType(mediaType + "; charset=utf-8")
        .header("Cache-Control", "public, max-age=3600");
  }
}
