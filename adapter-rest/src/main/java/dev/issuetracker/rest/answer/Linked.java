package dev.issuetracker.rest.answer;

import org.jspecify.annotations.Nullable;

/** A part of a list that knows its neighbours; its answer repeats them in a Link header. */
public interface Linked {
  @Nullable String next();

  @Nullable String previous();
}
