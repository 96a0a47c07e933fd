package dev.issuetracker.rest.answer;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.Problem;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Holds a change to the tag of what was read before, for everything that has a tag and no version.
 * The use case shows what it is about to change, while nobody else can change it.
 */
@Singleton
public final class Preconditions {
  private final JsonMapper json;

  Preconditions(JsonMapper json) {
    this.json = json;
  }

  /**
   * What a use case shows the present state to.
   *
   * @param face how a read answers it
   * @param others what else is wrong with the request
   */
  public <T> Consumer<T> of(
      HttpRequest<?> request, Function<T, ? extends Tagged> face, Supplier<List<Fault>> others) {
    return holding(request, (present, wanted) -> names(face.apply(present), wanted), face, others);
  }

  /**
   * The same for what has another tag than that of its face.
   *
   * @param face what a refusal shows of it
   */
  public <T> Consumer<T> of(
      HttpRequest<?> request,
      Function<T, EntityTag> tag,
      Function<T, ?> face,
      Supplier<List<Fault>> others) {
    return holding(
        request, (present, wanted) -> tag.apply(present).isNamedBy(wanted), face, others);
  }

  /**
   * @param met whether something is as the header wants it
   */
  private static <T> Consumer<T> holding(
      HttpRequest<?> request,
      BiPredicate<T, String> met,
      Function<T, ?> face,
      Supplier<List<Fault>> others) {
    var given = request.getHeaders().getAll("If-Match");
    if (given.isEmpty()) {
      return present -> {};
    }
    var wanted = String.join(",", given);
    if (!EntityTag.areTags(wanted)) {
      ProblemException.refuse(
          List.of(
              InputFault.header("If-Match", "malformed", "must be a list of entity tags, or *")),
          others);
    }
    return present -> {
      if (!met.test(present, wanted)) {
        throw new ProblemException(
            Problem.of(ProblemType.PRECONDITION_FAILED, "It was changed by somebody else.")
                .with("current", face.apply(present)));
      }
    };
  }

  /** Where a tag has a prefix, that is what changes with the thing itself, and what counts. */
  private boolean names(Tagged present, String wanted) {
    var prefix = present.etagPrefix();
    return prefix.isEmpty()
        ? tag(present).isNamedBy(wanted)
        : EntityTag.namesPrefix(wanted, prefix);
  }

  private EntityTag tag(Tagged present) {
    try {
      return EntityTag.of("", json.writeValueAsBytes(present));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
