package dev.issuetracker.rest.trial;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.answer.Tagged;
import dev.issuetracker.rest.connection.Exchange;
import dev.issuetracker.rest.json.Checked;
import dev.issuetracker.rest.json.MediaTypes;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Routes of every kind, to try the ground that the real ones stand on. */
@Hidden
@Requires(property = "trial.routes")
@Controller("/api/v1/trials")
public class TrialController {
  static final String THREAD = "handler.thread";

  @Introspected
  public record Create(
      String title,
      @Nullable String description,
      @Nullable Integer small,
      @Nullable Long bigNumber,
      @Nullable Boolean flag,
      @Nullable LocalDate dueDate,
      @Nullable Instant at,
      @Nullable List<String> labels,
      @Nullable Part part)
      implements Checked {

    @Override
    public List<Fault> faults() {
      return title != null && title.isBlank()
          ? List.of(new Fault("/title", "blank", "must not be blank"))
          : List.of();
    }
  }

  @Introspected
  public record Part(String name, int count) {}

  @Introspected
  public record Change(Field<String> title, Field<LocalDate> dueDate, Field<List<String>> labels) {}

  @Introspected
  public record Item(long id, String status) {}

  @Introspected
  public record Search(
      @QueryValue @Nullable Integer size,
      @QueryValue("created_after") @Nullable LocalDate createdAfter,
      @QueryValue @Nullable List<String> status,
      @QueryValue @Nullable Boolean facets) {}

  @Introspected
  public record Defaults(
      @QueryValue(defaultValue = "2026-01-01") @Nullable LocalDate since,
      @QueryValue(defaultValue = "7") int size,
      @QueryValue(defaultValue = "true") @Nullable Boolean facets,
      @QueryValue(defaultValue = "none") String sort) {}

  @Serdeable
  public record Answer(
      long id, String bigText, @Nullable String emptyOne, Instant createdAt, LocalDate dueDate)
      implements Tagged {
    @Override
    public String etagPrefix() {
      return "3";
    }
  }

  @Post
  HttpResponse<Map<String, String>> create(
      @Body Create body, @QueryValue("dry_run") @Nullable Boolean dryRun) {
    return HttpResponse.created(Map.of("read", body.toString(), "dry_run", "" + dryRun));
  }

  @Post("/{id}/optional")
  Map<String, String> optional(@PathVariable long id, @Nullable @Body Part body) {
    return Map.of("read", String.valueOf(body));
  }

  @Patch("/{id}")
  @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
  Map<String, String> change(@PathVariable long id, @Body Change body) {
    return Map.of("read", body.toString());
  }

  @Put
  Map<String, String> replace(@Body List<Item> body) {
    return Map.of("read", body.toString());
  }

  @Get("/{id}")
  Answer one(@PathVariable long id) {
    if (id == 404) {
      throw new Rejected(new Rejection.NotFound("trial", "404"));
    }
    return new Answer(
        id, "x".repeat(5_000), null, Instant.parse("2026-01-09T12:08:01.1Z"), LocalDate.EPOCH);
  }

  @Get
  Listing<Answer> list(@RequestBean Search search) {
    return new Listing<>(1L, true, "/api/v1/trials?cursor=a&size=1", null, List.of(one(1)));
  }

  @Get("/search")
  Map<String, String> search(@RequestBean Search search) {
    return Map.of("read", search.toString());
  }

  @Get("/defaults")
  Map<String, String> defaults(@RequestBean Defaults defaults) {
    return Map.of("read", defaults.toString());
  }

  @Get("/broken")
  String broken() {
    throw new IllegalStateException("SELECT secret FROM java.lang.Nothing");
  }

  @Get("/thread")
  Map<String, Object> thread(HttpRequest<?> request) {
    request.setAttribute(THREAD, Thread.currentThread());
    return Map.of(
        "virtual",
        Thread.currentThread().isVirtual(),
        "in_hand",
        request.getAttribute(Guard.THREAD).filter(Thread.currentThread()::equals).isPresent(),
        "mdc",
        String.valueOf(MDC.get("request_id")),
        "id",
        Exchange.idOf(request));
  }
}
