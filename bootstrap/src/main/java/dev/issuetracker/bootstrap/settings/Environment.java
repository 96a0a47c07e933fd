package dev.issuetracker.bootstrap.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads variables by name and notes every fault; an empty variable is an absent one. */
final class Environment {
  private static final int MOST_LIST_ENTRIES = 1_000;
  private static final int MOST_SHOWN = 200;

  private final Map<String, String> variables;
  private final Set<String> known = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  @Nullable String text(String name) {
    known.add(name);
    var value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  String text(String name, String otherwise) {
    var value = text(name);
    return value == null ? otherwise : value;
  }

  /** Taken as it stands: a password may begin with a space. */
  @Nullable Secret secret(String name) {
    known.add(name);
    var value = variables.get(name);
    return value == null || value.isEmpty() ? null : new Secret(value);
  }

  int number(String name, int otherwise, int least, int most) {
    var value = text(name);
    if (value == null) {
      return otherwise;
    }
    var number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      return fault(
          otherwise,
          "%s must be a whole number from %d to %d, not \"%s\"",
          name,
          least,
          most,
          value);
    }
    return number;
  }

  String choice(String name, String otherwise, String... others) {
    var value = text(name, otherwise);
    var choices = new ArrayList<>(List.of(otherwise));
    choices.addAll(List.of(others));
    return choices.contains(value)
        ? value
        : fault(otherwise, "%s must be %s, not \"%s\"", name, String.join(" or ", choices), value);
  }

  boolean flag(String name, boolean otherwise) {
    var value = text(name, String.valueOf(otherwise));
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      case String other -> fault(otherwise, "%s must be true or false, not \"%s\"", name, other);
    };
  }

  List<String> list(String name, String what, Predicate<String> isValid) {
    var entries = Arrays.stream(text(name, "").split(",")).map(String::strip).toList();
    var present = entries.stream().filter(entry -> !entry.isEmpty()).toList();
    present.stream()
        .filter(isValid.negate())
        .forEach(entry -> fault("", "%s must list %s, not \"%s\"", name, what, entry));
    return present.size() <= MOST_LIST_ENTRIES
        ? present
        : fault(List.of(), "%s has more than %d entries", name, MOST_LIST_ENTRIES);
  }

  Path path(String name, String otherwise) {
    var value = text(name, otherwise);
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      return fault(Path.of(otherwise), "%s is no path: \"%s\"", name, value);
    }
  }

  @Nullable Path readableFile(String name) {
    if (text(name) == null) {
      return null;
    }
    var path = path(name, "");
    return Files.isRegularFile(path) && Files.isReadable(path)
        ? path
        : fault(path, "%s names a file that cannot be read: %s", name, path);
  }

  void fault(String sentence) {
    faults.add(sentence);
  }

  <T> T fault(T instead, String format, Object... values) {
    faults.add(format.formatted(Arrays.stream(values).map(Environment::shown).toArray()));
    return instead;
  }

  /** Whatever somebody wrote, a fault is one line that a terminal shows as it is. */
  private static Object shown(Object value) {
    if (value instanceof Number) {
      return value;
    }
    var line = value.toString().replaceAll("\\p{C}", "?");
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
  }

  void throwFaults() {
    if (!faults.isEmpty()) {
      throw new InvalidSettings(faults);
    }
  }

  /** Probably misspelt. */
  List<String> unknown() {
    return variables.keySet().stream()
        .filter(name -> name.startsWith("TRACKER_") && !known.contains(name))
        .sorted()
        .toList();
  }
}
