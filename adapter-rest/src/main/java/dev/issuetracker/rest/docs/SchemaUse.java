package dev.issuetracker.rest.docs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of each schema what follows from who writes it. What clients send is closed, since unknown
 * fields are refused; it stays open in answers, so that a field can be added one day. What the
 * server writes is complete, since it never leaves out a field that is null, unless the field says
 * {@value #SOMETIMES_ABSENT}.
 */
final class SchemaUse {
  static final String SOMETIMES_ABSENT = "x-sometimes-absent";
  private static final String SCHEMAS = "#/components/schemas/";

  private final JsonObject schemas;

  private SchemaUse(JsonObject schemas) {
    this.schemas = schemas;
  }

  static void apply(JsonObject document) {
    var use = new SchemaUse(document.object("components").object("schemas"));
    Set<JsonObject> sent = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<JsonObject> answered = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var operation : ApiOperation.all(document)) {
      use.collect(operation.body().get("requestBody"), sent);
      operation.answers().values().forEach(answer -> use.collect(answer, answered));
    }
    sent.stream().filter(SchemaUse::isUndecided).forEach(SchemaUse::close);
    answered.removeAll(sent);
    answered.stream().filter(SchemaUse::isUndecided).forEach(SchemaUse::fill);
  }

  /** Everything that can be reached from a place, through references too. */
  private void collect(@Nullable Object place, Set<JsonObject> reached) {
    if (place instanceof List<?> list) {
      list.forEach(element -> collect(element, reached));
    } else if (place instanceof JsonObject object && reached.add(object)) {
      var reference = object.text("$ref");
      if (reference != null && reference.startsWith(SCHEMAS)) {
        collect(schemas.get(reference.substring(SCHEMAS.length())), reached);
      }
      object.values().forEach(member -> collect(member, reached));
    }
  }

  private static boolean isUndecided(JsonObject schema) {
    return schema.containsKey("properties") && !schema.containsKey("additionalProperties");
  }

  private static void close(JsonObject schema) {
    schema.put("additionalProperties", false);
  }

  private static void fill(JsonObject schema) {
    var required = new ArrayList<@Nullable Object>();
    schema
        .object("properties")
        .forEach(
            (name, property) -> {
              if (property instanceof JsonObject one && one.remove(SOMETIMES_ABSENT) == null) {
                required.add(name);
              }
            });
    schema.put("required", required);
  }
}
