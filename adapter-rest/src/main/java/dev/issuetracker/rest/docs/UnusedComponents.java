package dev.issuetracker.rest.docs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out the common parts that no operation needs: they would only puzzle a reader. */
final class UnusedComponents {
  private static final List<String> KINDS =
      List.of("responses", "examples", "parameters", "headers", "schemas");

  private UnusedComponents() {}

  /** Responses go first, since they refer to headers and schemas. */
  static void remove(JsonObject document) {
    var components = document.object("components");
    for (var kind : KINDS) {
      Set<String> used = new HashSet<>();
      references(document, used);
      components
          .object(kind)
          .keySet()
          .removeIf(name -> !used.contains("#/components/" + kind + "/" + name));
    }
  }

  private static void references(@Nullable Object place, Set<String> found) {
    if (place instanceof List<?> list) {
      list.forEach(element -> references(element, found));
    } else if (place instanceof JsonObject object) {
      var reference = object.text("$ref");
      if (reference != null) {
        found.add(reference);
      }
      object.values().forEach(member -> references(member, found));
    }
  }
}
