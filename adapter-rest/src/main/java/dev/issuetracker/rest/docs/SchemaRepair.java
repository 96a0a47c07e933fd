package dev.issuetracker.rest.docs;

import dev.issuetracker.application.finding.IssueFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mends what the generator gets wrong in OpenAPI 3.1: nullable types that would take any object,
 * nullable references that nothing can satisfy, objects and enumerations without a type, lists in
 * queries that would have to be there and be written with commas.
 */
final class SchemaRepair {
  private static final List<String> COMBINATIONS = List.of("allOf", "anyOf", "oneOf");

  private SchemaRepair() {}

  static void repair(JsonObject document) {
    document.object("components").objects("schemas").forEach(SchemaRepair::repairSchema);
    repairUses(document.object("paths"));
    repairUses(document.object("components").object("responses"));
    repairQueries(document.object("paths"));
  }

  private static void repairQueries(JsonObject paths) {
    paths.keySet().stream()
        .flatMap(paths::objects)
        .flatMap(operation -> operation.objects("parameters"))
        .filter(parameter -> "query".equals(parameter.text("in")))
        .forEach(SchemaRepair::repairQuery);
  }

  /** A parameter that may be left out cannot be null; one that may be repeated may be left out. */
  private static void repairQuery(JsonObject parameter) {
    parameter.remove("explode");
    var schema = parameter.object("schema");
    var types = schema.list("type").stream().filter(type -> !"null".equals(type)).toList();
    if (types.size() == 1) {
      schema.put("type", types.getFirst());
    }
    if (schema.containsKey("enum")) {
      schema.put("enum", schema.list("enum").stream().filter(Objects::nonNull).toList());
    }
    if ("array".equals(schema.text("type"))) {
      parameter.remove("required");
      schema.putIfAbsent("maxItems", IssueFilter.MOST_VALUES);
    }
  }

  private static void repairUses(@Nullable Object place) {
    if (place instanceof JsonObject object) {
      object.forEach(
          (name, value) -> {
            if (name.equals("schema") && value instanceof JsonObject schema) {
              repairSchema(schema);
            } else {
              repairUses(value);
            }
          });
    } else if (place instanceof List<?> list) {
      list.forEach(SchemaRepair::repairUses);
    }
  }

  private static void repairSchema(JsonObject schema) {
    schema.objects("properties").forEach(SchemaRepair::repairSchema);
    COMBINATIONS.forEach(name -> schema.objects(name).forEach(SchemaRepair::repairSchema));
    Stream.of("items", "additionalProperties")
        .map(schema::get)
        .filter(JsonObject.class::isInstance)
        .forEach(inner -> repairSchema((JsonObject) inner));
    annotationNames(schema);
    anything(schema);
    typeOfObject(schema);
    typeOfEnumeration(schema);
    nullableType(schema);
    nullableEnumeration(schema);
    nullableReference(schema);
    loneReference(schema);
    examples(schema);
  }

  /** Where the generator does not know a type, it copies the names that the annotations have. */
  private static void annotationNames(JsonObject schema) {
    rename(schema, "allowableValues", "enum");
    rename(schema, "defaultValue", "default");
    if (Boolean.TRUE.equals(schema.remove("nullable"))
        && schema.text("type") instanceof String type) {
      schema.put("type", List.of(type, "null"));
    }
  }

  /** An empty schema admits everything, which {@code true} says aloud. */
  private static void anything(JsonObject schema) {
    if (schema.get("additionalProperties") instanceof JsonObject empty && empty.isEmpty()) {
      schema.put("additionalProperties", true);
    }
  }

  private static void rename(JsonObject schema, String from, String to) {
    var value = schema.remove(from);
    if (value != null) {
      schema.putIfAbsent(to, value);
    }
  }

  private static void typeOfObject(JsonObject schema) {
    var shaped = schema.containsKey("properties") || schema.containsKey("additionalProperties");
    if (shaped && !schema.containsKey("type")) {
      schema.put("type", "object");
    }
  }

  private static void typeOfEnumeration(JsonObject schema) {
    var values = schema.list("enum");
    if (values.isEmpty()) {
      return;
    }
    if (!schema.containsKey("type") && values.stream().allMatch(String.class::isInstance)) {
      schema.put("type", "string");
    }
    if (schema.list("type").contains("null") && !values.contains(null)) {
      var withNull = new ArrayList<@Nullable Object>(values);
      withNull.add(null);
      schema.put("enum", withNull);
    }
  }

  /** {@code ["string", "null", "object"]} is meant to be a string or null. */
  private static void nullableType(JsonObject schema) {
    var types = schema.list("type");
    if (types.size() > 2 && types.contains("null")) {
      schema.put("type", types.stream().filter(type -> !"object".equals(type)).toList());
    }
  }

  /** {@code {"type": "null", "allOf": [..]}} is meant to be one or the other, not both. */
  private static void nullableReference(JsonObject schema) {
    if (!"null".equals(schema.text("type")) && !isOnlyNull(schema.list("type"))) {
      return;
    }
    var alternatives = new ArrayList<@Nullable Object>(schema.list("allOf"));
    if (schema.remove("$ref") instanceof String reference) {
      alternatives.add(JsonObject.of("$ref", reference));
    }
    if (!alternatives.isEmpty()) {
      schema.remove("type");
      schema.remove("allOf");
      alternatives.add(JsonObject.of("type", "null"));
      schema.put("anyOf", alternatives);
    }
  }

  private static boolean isOnlyNull(List<?> types) {
    return types.size() == 1 && types.contains("null");
  }

  /** Since 3.1 a reference may have neighbours, so it needs no wrapping. */
  private static void loneReference(JsonObject schema) {
    if (schema.list("allOf").size() == 1
        && schema.list("allOf").getFirst() instanceof JsonObject only
        && only.keySet().equals(Set.of("$ref"))) {
      schema.remove("allOf");
      schema.put("$ref", Objects.requireNonNull(only.get("$ref")));
    }
  }

  /** What may be null has to list it, or it would be one of the others only. */
  private static void nullableEnumeration(JsonObject schema) {
    if (schema.list("type").contains("null") && schema.containsKey("enum")) {
      var values = new ArrayList<@Nullable Object>(schema.list("enum"));
      values.remove(null);
      values.add(null);
      schema.put("enum", values);
    }
  }

  private static void examples(JsonObject schema) {
    if (schema.containsKey("example")) {
      var example = new ArrayList<@Nullable Object>();
      example.add(schema.remove("example"));
      schema.putIfAbsent("examples", example);
    }
  }
}
