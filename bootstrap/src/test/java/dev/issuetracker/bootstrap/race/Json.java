package dev.issuetracker.bootstrap.race;

import io.micronaut.json.tree.JsonNode;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Values of answers as a request would write them. */
final class Json {
  private Json() {}

  static String text(JsonNode value) {
    if (value.isNull()) {
      return "null";
    }
    if (value.isObject()) {
      // People and projects, by what a request calls them.
      var person = value.get("username");
      return text(person == null ? value.get("key") : person);
    }
    if (!value.isArray()) {
      return "\"" + value.getStringValue() + "\"";
    }
    var names = new TreeSet<String>();
    value.values().forEach(one -> names.add(name(one)));
    return names.stream()
        .map(name -> "\"" + name + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A label stands as an object in an issue, and as its name in a conflict. */
  private static String name(JsonNode label) {
    return label.isObject() ? label.get("name").getStringValue() : label.getStringValue();
  }
}
