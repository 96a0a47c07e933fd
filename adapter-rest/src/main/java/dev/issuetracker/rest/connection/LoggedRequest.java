package dev.issuetracker.rest.connection;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id of a request in every line that is logged for it, on whatever thread. */
record LoggedRequest(String id) implements ThreadPropagatedContextElement<@Nullable String> {
  static final String KEY = "request_id";

  @Override
  public @Nullable String updateThreadContext() {
    var before = MDC.get(KEY);
    MDC.put(KEY, id);
    return before;
  }

  @Override
  public void restoreThreadContext(@Nullable String before) {
    if (before == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, before);
    }
  }
}
