package dev.issuetracker.rest.docs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that can be changed in place and keeps the order of its members. The API's own JSON
 * binding is strict about what clients send and made for records; a document that is rewritten
 * needs neither.
 */
final class JsonObject extends LinkedHashMap<String, @Nullable Object> {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long serialVersionUID = 1;

  static @Nullable Object read(InputStream source) throws IOException {
    try (var parser = JSON.createParser(source)) {
      parser.nextToken();
      return value(parser);
    }
  }

  static JsonObject readObject(InputStream source) throws IOException {
    return read(source) instanceof JsonObject object ? object : new JsonObject();
  }

  static JsonObject of(String name, Object value) {
    return new JsonObject().with(name, value);
  }

  JsonObject with(String name, @Nullable Object value) {
    put(name, value);
    return this;
  }

  /** The object of that name, which is made if it is missing. */
  JsonObject within(String name) {
    return computeIfAbsent(name, ignored -> new JsonObject()) instanceof JsonObject object
        ? object
        : new JsonObject();
  }

  /** The object of that name, or an empty one that belongs to nobody. */
  JsonObject object(String name) {
    return get(name) instanceof JsonObject object ? object : new JsonObject();
  }

  List<?> list(String name) {
    return get(name) instanceof List<?> list ? list : List.of();
  }

  @Nullable String text(String name) {
    return get(name) instanceof String text ? text : null;
  }

  /** The members of the member of that name which are objects themselves. */
  Stream<JsonObject> objects(String name) {
    var members = get(name) instanceof List<?> list ? list : object(name).values();
    return members.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    try (var generator = JSON.createGenerator(bytes)) {
      write(generator, this);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case null, default -> null;
    };
  }

  private static JsonObject members(JsonParser parser) throws IOException {
    var object = new JsonObject();
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<@Nullable Object> elements(JsonParser parser) throws IOException {
    var list = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  private static void write(JsonGenerator to, @Nullable Object value) throws IOException {
    switch (value) {
      case Map<?, ?> object -> {
        to.writeStartObject();
        for (var member : object.entrySet()) {
          to.writeFieldName(String.valueOf(member.getKey()));
          write(to, member.getValue());
        }
        to.writeEndObject();
      }
      case List<?> list -> {
        to.writeStartArray();
        for (var element : list) {
          write(to, element);
        }
        to.writeEndArray();
      }
      case String text -> to.writeString(text);
      case Boolean truth -> to.writeBoolean(truth);
      case Number number -> to.writeNumber(number.toString());
      case null, default -> to.writeNull();
    }
  }
}
