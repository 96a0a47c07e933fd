package com.example.desk.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as it is kept, with what it tells. */
record EventRow(
    long id,
    long issue,
    long project,
    @Nullable Long version,
    String type,
    long actor,
    Instant recordedAt,
    Instant occurredAt,
    @Nullable String requestId,
    List<EventValue> values) {

  List<EventValue> values(String name) {
    return values.stream().filter(value -> value.name().equals(name)).toList();
  }
}
