package com.example.desk.store;

import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.ProjectRef;
import dev.issuetracker.domain.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an event tells: a text, or the id of somebody or something, of a label with the
 * name that it had then.
 */
record EventValue(String name, Kind kind, @Nullable String text, @Nullable Long number) {
  enum Kind {
    TEXT,
    TIME,
    PERSON,
    PROJECT,
    LABEL,
    COMMENT
  }

  static @Nullable EventValue of(String name, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Status status -> new EventValue(name, Kind.TEXT, status.code(), null);
      case Priority priority -> new EventValue(name, Kind.TEXT, priority.code(), null);
      case LocalDate date -> new EventValue(name, Kind.TEXT, date.toString(), null);
      case Instant time -> new EventValue(name, Kind.TIME, time.toString(), null);
      case PersonRef person -> new EventValue(name, Kind.PERSON, null, person.id());
      case ProjectRef project -> new EventValue(name, Kind.PROJECT, null, project.id());
      default -> new EventValue(name, Kind.TEXT, (String) value, null);
    };
  }

  static List<EventValue> given(@Nullable EventValue... values) {
    return Stream.of(values).flatMap(Stream::ofNullable).toList();
  }

  String textOfIt() {
    return Objects.requireNonNull(text, name);
  }

  long id() {
    return Objects.requireNonNull(number, name);
  }
}
