package dev.issuetracker.rest.json;

import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.Problem;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.query.QueryFaults;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads every JSON request body. It stands before the framework's own reader, which coerces values
 * and stops at the first fault. The faults of the query string are reported along.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
final class JsonBodyReader<T> implements MessageBodyReader<T> {

  @Override
  public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
    return type.getType() == List.class || type.getType().isRecord();
  }

  @Override
  public T read(
      Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
    try {
      return read(type, body.readAllBytes());
    } catch (IOException broken) {
      throw new CodecException("The body could not be read", broken);
    }
  }

  @SuppressWarnings("unchecked")
  private T read(Argument<T> type, byte[] body) {
    ShapeFaults faults = new ShapeFaults();
    Bound bound = bind(type, body, faults);
    List<InputFault> all = new ArrayList<>(QueryFaults.ofCurrentRequest());
    ToldFaults told = faults.all(!all.isEmpty());
    told.toList().stream().map(InputFault::of).forEach(all::add);
    if (all.isEmpty() && bound instanceof Bound.Value(Object value) && value != null) {
      return (T) value;
    }
    throw new ProblemException(Problem.invalid(all, told.areCut()));
  }

  private static Bound bind(Argument<?> type, byte[] body, ShapeFaults faults) {
    SentBody.keepUnread(body);
    try {
      Json json = JsonText.parse(body, faults);
      if (faults.areNone()) {
        SentBody.keep(json);
      }
      return new Binder(faults).bind(type, json, Pointer.WHOLE);
    } catch (MalformedJson malformed) {
      faults.add(malformed.pointer(), malformed.code(), malformed.explanation());
      return new Bound.Faulty();
    }
  }
}
