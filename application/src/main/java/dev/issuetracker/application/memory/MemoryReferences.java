package dev.issuetracker.application.memory;

import dev.issuetracker.application.issue.References;
import dev.issuetracker.domain.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

final class MemoryReferences implements References {
  private final MemoryStore store;

  MemoryReferences(MemoryStore store) {
    this.store = store;
  }

  @Override
  public Found find(Wanted wanted) {
    return new Found(
        found(
            wanted.projects(),
            text -> row(text, store.projectKeys, store.projects).map(project -> project.ref())),
        found(wanted.people(), text -> row(text, store.usernames, store.people)),
        found(
            wanted.labels(),
            text ->
                store.labelNames.find(text).flatMap(store.labels::find).map(label -> label.ref())));
  }

  private static <V> Optional<V> row(String text, Table<String, Long> names, Table<Long, V> rows) {
    return switch (Reference.of(text)) {
      case Reference.ById(var id) -> rows.find(id);
      case Reference.ByName(var name) -> names.find(name).flatMap(rows::find);
    };
  }

  private static <V> Map<String, V> found(Set<String> texts, Function<String, Optional<V>> find) {
    var found = new HashMap<String, V>();
    texts.forEach(text -> find.apply(text).ifPresent(row -> found.put(text, row)));
    return found;
  }
}
