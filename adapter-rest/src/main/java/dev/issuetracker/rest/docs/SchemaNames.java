package dev.issuetracker.rest.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives schemas names that can be read, and that a program can be generated from: the generator
 * calls those of lists after Java's types, and some after the class around them.
 */
final class SchemaNames {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final Pattern LIST = Pattern.compile("Listing_.*_");

  private SchemaNames() {}

  static void mend(JsonObject document) {
    var schemas = document.object("components").object("schemas");
    Map<String, String> names = new LinkedHashMap<>();
    schemas.keySet().forEach(name -> names.put(name, better(name, schemas.object(name))));
    var mended = new JsonObject();
    schemas.forEach((name, schema) -> mended.put(String.valueOf(names.get(name)), schema));
    schemas.clear();
    schemas.putAll(mended);
    rename(document, names);
  }

  private static String better(String name, JsonObject schema) {
    if (LIST.matcher(name).matches()) {
      var one = schema.object("properties").object("results").object("items").text("$ref");
      return one == null ? name : one.substring(SCHEMAS.length()) + "List";
    }
    return name.replaceFirst("^.*\\.", "").replaceFirst("Response$", "");
  }

  private static void rename(@Nullable Object place, Map<String, String> names) {
    if (place instanceof List<?> list) {
      list.forEach(element -> rename(element, names));
    } else if (place instanceof JsonObject object) {
      object.replaceAll(
          (member, value) ->
              member.equals("$ref")
                      && value instanceof String reference
                      && reference.startsWith(SCHEMAS)
                  ? renamed(reference.substring(SCHEMAS.length()), names)
                  : value);
      object.values().forEach(member -> rename(member, names));
    }
  }

  private static String renamed(String name, Map<String, String> names) {
    return SCHEMAS + names.getOrDefault(name, name);
  }
}
