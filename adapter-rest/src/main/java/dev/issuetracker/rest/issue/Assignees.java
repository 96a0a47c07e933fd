package dev.issuetracker.rest.issue;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two ways to name an assignee, of which a request may use one. */
final class Assignees {
  /** No username, so that it is told like any other that nobody has. */
  private static final String NOBODY = "";

  private Assignees() {}

  static List<Fault> clash(boolean byName, boolean byId) {
    return byName && byId
        ? List.of(
            new Fault(
                "/assignee", "contradiction", "give assignee or assignee_id, not both of them"))
        : List.of();
  }

  static @Nullable String reference(@Nullable String username, @Nullable Long id) {
    if (id != null) {
      return Long.toString(id);
    }
    return username == null ? null : byName(username);
  }

  static Field<String> reference(Field<String> username, Field<Long> id) {
    return id.isPresent() ? id.map(value -> Long.toString(value)) : username.map(Assignees::byName);
  }

  /** A use case would take an id as well, which has a field of its own here. */
  private static String byName(String username) {
    return Reference.of(username) instanceof Reference.ById ? NOBODY : username;
  }
}
