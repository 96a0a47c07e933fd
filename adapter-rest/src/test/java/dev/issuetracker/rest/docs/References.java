package dev.issuetracker.rest.docs;

/** References within a document: JSON pointers after a hash. */
final class References {
  private References() {}

  static JsonObject resolve(JsonObject document, String reference) {
    if (!reference.startsWith("#/")) {
      throw new AssertionError("Leads out of the document: " + reference);
    }
    Object place = document;
    for (var step : reference.substring(2).split("/")) {
      var name = step.replace("~1", "/").replace("~0", "~");
      place = place instanceof JsonObject object ? object.get(name) : null;
    }
    if (place instanceof JsonObject found) {
      return found;
    }
    throw new AssertionError("Leads nowhere: " + reference);
  }

  /** The object itself, or what it refers to. */
  static JsonObject follow(JsonObject document, JsonObject object) {
    return object.text("$ref") instanceof String reference ? resolve(document, reference) : object;
  }
}
