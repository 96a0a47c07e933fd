package dev.issuetracker.rest.docs;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON written as block-style YAML. Every string is quoted as in JSON, which YAML 1.2 takes over
 * unchanged, so that no word can turn into a boolean or a number.
 */
final class YamlText {
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_$][A-Za-z0-9_-]*");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|\\$.*");

  private final StringBuilder text = new StringBuilder();

  static String of(JsonObject document) {
    var yaml = new YamlText();
    yaml.members(document, 0);
    return yaml.text.toString();
  }

  private void members(Map<?, ?> object, int depth) {
    object.forEach(
        (name, value) -> {
          indent(depth).append(key(String.valueOf(name))).append(':');
          nested(value, depth);
        });
  }

  private void elements(List<?> list, int depth) {
    for (var element : list) {
      indent(depth).append('-');
      nested(element, depth);
    }
  }

  private void nested(@Nullable Object value, int depth) {
    switch (value) {
      case Map<?, ?> object when !object.isEmpty() -> {
        text.append('\n');
        members(object, depth + 1);
      }
      case List<?> list when !list.isEmpty() -> {
        text.append('\n');
        elements(list, depth + 1);
      }
      case null, default -> text.append(' ').append(scalar(value)).append('\n');
    }
  }

  private static String scalar(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> empty -> "{}";
      case List<?> empty -> "[]";
      case String string -> quoted(string);
      case null, default -> String.valueOf(value);
    };
  }

  private static String key(String name) {
    var plain = PLAIN_KEY.matcher(name).matches() && !RESERVED.matcher(name).matches();
    return plain ? name : quoted(name);
  }

  private static String quoted(String string) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(string)) + '"';
  }

  private StringBuilder indent(int depth) {
    return text.repeat("  ", depth);
  }
}
