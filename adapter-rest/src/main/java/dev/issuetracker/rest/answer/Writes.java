package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.idempotency.Fingerprint;
import dev.issuetracker.application.idempotency.IdempotencyRecords.Key;
import dev.issuetracker.application.idempotency.Outcome;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.rest.problem.ProblemAnswers;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.Problems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the writes of the API. One that carries an Idempotency-Key runs once, however often it is
 * sent: its answer is kept, as bytes, in the transaction of what it did.
 */
@Singleton
public final class Writes {
  static final String REPLAYED = "Idempotency-Replayed";

  private static final String REACHED = Writes.class.getName();

  /** Refusals that the same request would meet again. */
  private static final Set<Integer> LASTING = Set.of(400, 404, 409, 412, 422);

  /** Refusals that come before anybody asks what the sender may. */
  private static final Set<Integer> FOR_ANYBODY = Set.of(400, 404);

  private static final Set<String> KEPT_HEADERS =
      Set.of("Location", "ETag", "Content-Type", "Cache-Control", "Retry-After");

  private final IssueTracker tracker;
  private final Problems problems;
  private final ProblemAnswers answers;
  private final JsonMapper json;
  private final Fingerprints fingerprints;
  private final KeptAnswers keptAnswers;
  private final Admission admission;

  Writes(
      IssueTracker tracker,
      Problems problems,
      ProblemAnswers answers,
      JsonMapper json,
      Fingerprints fingerprints,
      KeptAnswers keptAnswers,
      Admission admission) {
    this.tracker = tracker;
    this.problems = problems;
    this.answers = answers;
    this.json = json;
    this.fingerprints = fingerprints;
    this.keptAnswers = keptAnswers;
    this.admission = admission;
  }

  public HttpResponse<?> run(HttpRequest<?> request, Actor actor, Supplier<HttpResponse<?>> work) {
    return run(request, actor, Fingerprint::of, work);
  }

  /**
   * The same for a request whose digest leaves something out.
   *
   * @param whole what tells it from others, given its digest
   */
  public HttpResponse<?> run(
      HttpRequest<?> request,
      Actor actor,
      Function<String, Fingerprint> whole,
      Supplier<HttpResponse<?>> work) {
    request.setAttribute(REACHED, true);
    var given = IdempotencyKey.of(request);
    return given.isEmpty()
        ? work.get()
        : once(request, actor, given.get(), whole, () -> outcome(request, inRoom(actor, work)));
  }

  private Supplier<HttpResponse<?>> inRoom(Actor actor, Supplier<HttpResponse<?>> work) {
    return () -> {
      keptAnswers.requireRoomFor(actor);
      return work.get();
    };
  }

  /**
   * Keeps a refusal that was found before the write itself was reached, such as that of a body that
   * is no JSON, so that its key stands for this request from now on as well.
   */
  public HttpResponse<?> keep(HttpRequest<?> request, Actor actor, HttpResponse<?> refusal) {
    if (request.getAttribute(REACHED).isPresent() || !LASTING.contains(refusal.code())) {
      return refusal;
    }
    return IdempotencyKey.of(request)
        .<HttpResponse<?>>map(key -> kept(request, actor, key, refusal))
        .orElse(refusal);
  }

  private HttpResponse<?> kept(
      HttpRequest<?> request, Actor actor, String key, HttpResponse<?> refusal) {
    try {
      return once(request, actor, key, Fingerprint::of, () -> refused(actor, refusal));
    } catch (Rejected rejected) {
      return answers.answer(problems.of(rejected.rejection()), request);
    }
  }

  /** It did nothing, and without room for it is a refusal all the same. */
  private Outcome refused(Actor actor, HttpResponse<?> refusal) {
    var outcome = outcome(refusal, false);
    return keptAnswers.hasRoomFor(actor)
        ? outcome
        : new Outcome(outcome.status(), outcome.headers(), outcome.body(), false, false);
  }

  private HttpResponse<?> once(
      HttpRequest<?> request,
      Actor actor,
      String given,
      Function<String, Fingerprint> whole,
      Supplier<Outcome> work) {
    var key = new Key(actor.id(), IdempotencyKey.route(request), given);
    var fingerprint = whole.apply(fingerprints.of(request));
    var answer = tracker.idempotentWrites().run(key, fingerprint, work);
    if (answer.replayed() && !FOR_ANYBODY.contains(answer.outcome().status())) {
      admission.requireMay(request, actor);
    }
    if (!answer.replayed() && answer.outcome().lasting()) {
      keptAnswers.add(actor, answer.outcome().body().length);
    }
    return response(answer.outcome(), answer.replayed());
  }

  private Outcome outcome(HttpRequest<?> request, Supplier<HttpResponse<?>> work) {
    try {
      return outcome(work.get(), true);
    } catch (Rejected rejected) {
      return outcome(answers.answer(problems.of(rejected.rejection()), request), false);
    } catch (ProblemException found) {
      return outcome(answers.answer(found.problem(), request), false);
    }
  }

  private Outcome outcome(HttpResponse<?> response, boolean effective) {
    var bytes = bytes(response.body());
    var headers = new LinkedHashMap<String, String>();
    response
        .getHeaders()
        .forEachValue(
            (name, value) -> {
              // Names of headers are the same whatever their case, and come in small letters here.
              if (KEPT_HEADERS.stream().anyMatch(name::equalsIgnoreCase)) {
                headers.put(name, value);
              }
            });
    if (response.body() instanceof Tagged tagged) {
      headers.put("ETag", EntityTag.of(tagged.etagPrefix(), bytes).value());
      headers.put("Cache-Control", "private, no-cache");
    }
    int status = response.code();
    return new Outcome(status, headers, bytes, effective, effective || LASTING.contains(status));
  }

  private byte[] bytes(@Nullable Object body) {
    if (body instanceof byte[] bytes) {
      return bytes;
    }
    try {
      return body == null ? new byte[0] : json.writeValueAsBytes(body);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static HttpResponse<?> response(Outcome outcome, boolean replayed) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.status(HttpStatus.valueOf(outcome.status()));
    if (outcome.body().length > 0) {
      response.contentType(MediaType.APPLICATION_JSON_TYPE).body(outcome.body());
    }
    Map<String, String> headers = outcome.headers();
    headers.forEach((name, value) -> response.getHeaders().set(name, value));
    if (replayed) {
      response.header(REPLAYED, "true");
    }
    return response;
  }
}
