package dev.issuetracker.rest.docs;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of JSON Schema that the document uses; a keyword that is not understood is a fault, so
 * that nothing is checked in appearance only. An object that lists its properties may have no other
 * ones, unless the schema says so: the schema is open for the sake of clients, the server is not.
 */
final class SchemaValidator {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "description",
          "title",
          "default",
          "examples",
          "deprecated",
          "readOnly",
          "writeOnly",
          "contentMediaType",
          "contentEncoding",
          "$comment");
  private static final Set<String> ASSERTIONS =
      Set.of(
          "$ref",
          "type",
          "enum",
          "const",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minLength",
          "maxLength",
          "pattern",
          "format",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "allOf",
          "anyOf",
          "oneOf",
          "minProperties",
          "maxProperties");

  private final JsonObject document;
  private final List<String> faults = new ArrayList<>();

  private SchemaValidator(JsonObject document) {
    this.document = document;
  }

  static List<String> faults(JsonObject document, JsonObject schema, @Nullable Object value) {
    var validator = new SchemaValidator(document);
    validator.check(schema, value, "$");
    return List.copyOf(validator.faults);
  }

  static List<String> unknownKeywords(JsonObject schema) {
    return schema.keySet().stream()
        .filter(name -> !ANNOTATIONS.contains(name) && !ASSERTIONS.contains(name))
        .filter(name -> !name.startsWith("x-"))
        .toList();
  }

  private void check(JsonObject schema, @Nullable Object value, String at) {
    unknownKeywords(schema).forEach(name -> fault(at, "has the unknown keyword " + name));
    if (schema.text("$ref") instanceof String reference) {
      check(References.resolve(document, reference), value, at);
    }
    types(schema, value, at);
    values(schema, value, at);
    combinations(schema, value, at);
    switch (value) {
      case JsonObject object -> object(schema, object, at);
      case List<?> list -> list(schema, list, at);
      case String text -> text(schema, text, at);
      case BigDecimal number -> number(schema, number, at);
      case null, default -> {}
    }
  }

  private void types(JsonObject schema, @Nullable Object value, String at) {
    var type = schema.get("type");
    var allowed = type instanceof String ? List.of(type) : schema.list("type");
    var actual = type(value);
    var fits = allowed.contains(actual) || (actual.equals("integer") && allowed.contains("number"));
    if (!allowed.isEmpty() && !fits) {
      fault(at, "is " + actual + ", not " + allowed);
    }
  }

  private static String type(@Nullable Object value) {
    return switch (value) {
      case JsonObject object -> "object";
      case List<?> list -> "array";
      case String text -> "string";
      case Boolean truth -> "boolean";
      case BigDecimal number when number.stripTrailingZeros().scale() <= 0 -> "integer";
      case BigDecimal number -> "number";
      case null -> "null";
      default -> throw new IllegalArgumentException("No JSON: " + value.getClass());
    };
  }

  private void values(JsonObject schema, @Nullable Object value, String at) {
    if (schema.containsKey("enum") && !schema.list("enum").contains(value)) {
      fault(at, value + " is none of " + schema.list("enum"));
    }
    if (schema.containsKey("const") && !Objects.equals(schema.get("const"), value)) {
      fault(at, value + " is not " + schema.get("const"));
    }
  }

  private void combinations(JsonObject schema, @Nullable Object value, String at) {
    schema.objects("allOf").forEach(part -> check(part, value, at));
    if (schema.containsKey("anyOf") && matching(schema, "anyOf", value) == 0) {
      fault(at, "matches none of anyOf: " + alternatives(schema, "anyOf", value));
    }
    if (schema.containsKey("oneOf") && matching(schema, "oneOf", value) != 1) {
      fault(at, "matches " + matching(schema, "oneOf", value) + " of oneOf, not one");
    }
  }

  private long matching(JsonObject schema, String name, @Nullable Object value) {
    return alternatives(schema, name, value).stream().filter(List::isEmpty).count();
  }

  private List<List<String>> alternatives(JsonObject schema, String name, @Nullable Object value) {
    return schema.objects(name).map(part -> faults(document, part, value)).toList();
  }

  private void object(JsonObject schema, JsonObject object, String at) {
    schema.list("required").stream()
        .filter(name -> !object.containsKey(name))
        .forEach(name -> fault(at, "lacks " + name));
    var properties = schema.object("properties");
    object.forEach(
        (name, value) -> {
          if (properties.get(name) instanceof JsonObject property) {
            check(property, value, at + "." + name);
          } else {
            additional(schema, name, value, at);
          }
        });
    range(schema, "Properties", object.size(), at);
  }

  private void additional(JsonObject schema, String name, @Nullable Object value, String at) {
    switch (schema.get("additionalProperties")) {
      case JsonObject any -> check(any, value, at + "." + name);
      case Boolean open when open -> {}
      case null, default -> {
        if (schema.containsKey("properties") || schema.containsKey("additionalProperties")) {
          fault(at, "has " + name + ", which is not described");
        }
      }
    }
  }

  private void list(JsonObject schema, List<?> list, String at) {
    if (schema.get("items") instanceof JsonObject items) {
      for (var index = 0; index < list.size(); index++) {
        check(items, list.get(index), at + "[" + index + "]");
      }
    }
    range(schema, "Items", list.size(), at);
    if (Boolean.TRUE.equals(schema.get("uniqueItems")) && Set.copyOf(list).size() < list.size()) {
      fault(at, "repeats an element");
    }
  }

  private void text(JsonObject schema, String text, String at) {
    range(schema, "Length", text.codePointCount(0, text.length()), at);
    var pattern = schema.text("pattern");
    if (pattern != null && !Pattern.compile(pattern).matcher(text).find()) {
      fault(at, '"' + text + "\" does not match " + pattern);
    }
    if (!hasFormat(schema.text("format"), text)) {
      fault(at, '"' + text + "\" is no " + schema.text("format"));
    }
  }

  private static boolean hasFormat(@Nullable String format, String text) {
    try {
      switch (format) {
        case "date-time" -> OffsetDateTime.parse(text);
        case "date" -> LocalDate.parse(text);
        case "uri", "uri-reference" -> java.net.URI.create(text);
        case "json-pointer" -> {
          return text.isEmpty() || text.startsWith("/");
        }
        case null, default -> {}
      }
      return true;
    } catch (DateTimeException | IllegalArgumentException malformed) {
      return false;
    }
  }

  private void number(JsonObject schema, BigDecimal number, String at) {
    limit(schema, "minimum", number, at, Set.of(0, 1));
    limit(schema, "maximum", number, at, Set.of(-1, 0));
    limit(schema, "exclusiveMinimum", number, at, Set.of(1));
    limit(schema, "exclusiveMaximum", number, at, Set.of(-1));
  }

  private void range(JsonObject schema, String what, int size, String at) {
    limit(schema, "min" + what, BigDecimal.valueOf(size), at, Set.of(0, 1));
    limit(schema, "max" + what, BigDecimal.valueOf(size), at, Set.of(-1, 0));
  }

  private void limit(
      JsonObject schema, String name, BigDecimal number, String at, Set<Integer> allowed) {
    Stream.ofNullable(schema.get(name))
        .map(BigDecimal.class::cast)
        .filter(limit -> !allowed.contains(number.compareTo(limit)))
        .forEach(limit -> fault(at, number + " breaks " + name + " " + limit));
  }

  private void fault(String at, String message) {
    faults.add(at + " " + message);
  }
}
