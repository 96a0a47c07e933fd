package dev.issuetracker.rest.issue;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two ways to name an assignee, of which a request may use one. */
final class Assignees {
  private Assignees() {}

  static List<Fault> clash(boolean byName, boolean byId) {
    return byName && byId
        ? List.of(
            new Fault(
                "/assignee", "contradiction", "give assignee or assignee_id, not both of them"))
        : List.of();
  }

  static @Nullable String reference(@Nullable String username, @Nullable Long id) {
    return id == null ? username : Long.toString(id);
  }

  static Field<String> reference(Field<String> username, Field<Long> id) {
    return id.isPresent() ? id.map(value -> Long.toString(value)) : username;
  }
}
