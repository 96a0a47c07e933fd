package dev.issuetracker.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between JSON and maps, lists, texts, numbers (Long) and booleans. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  static String write(@Nullable Object value) {
    var text = new StringWriter();
    try (var generator = FACTORY.createGenerator(text)) {
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator to, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> to.writeNull();
      case Map<?, ?> map -> writeObject(to, map);
      case Iterable<?> many -> writeArray(to, many);
      case Long number -> to.writeNumber(number);
      case Integer number -> to.writeNumber(number);
      case Boolean flag -> to.writeBoolean(flag);
      default -> to.writeString(value.toString());
    }
  }

  private static void writeObject(JsonGenerator to, Map<?, ?> map) throws IOException {
    to.writeStartObject();
    for (var entry : map.entrySet()) {
      to.writeFieldName(String.valueOf(entry.getKey()));
      write(to, entry.getValue());
    }
    to.writeEndObject();
  }

  private static void writeArray(JsonGenerator to, Iterable<?> many) throws IOException {
    to.writeStartArray();
    for (var one : many) {
      write(to, one);
    }
    to.writeEndArray();
  }

  static Map<String, @Nullable Object> object(String json) {
    return read(
        json,
        parser -> {
          parser.nextToken();
          return object(parser);
        });
  }

  /** An array; none for null, which is what an aggregate of no rows is. */
  static List<@Nullable Object> array(@Nullable String json) {
    return json == null
        ? List.of()
        : read(
            json,
            parser -> {
              parser.nextToken();
              return array(parser);
            });
  }

  private interface Reading<T> {
    T of(JsonParser parser) throws IOException;
  }

  private static <T> T read(String json, Reading<T> reading) {
    try (var parser = FACTORY.createParser(json)) {
      return reading.of(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object value(JsonParser from) throws IOException {
    return switch (from.currentToken()) {
      case START_OBJECT -> object(from);
      case START_ARRAY -> array(from);
      case VALUE_NUMBER_INT -> from.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> from.getText();
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser from) throws IOException {
    var map = new LinkedHashMap<String, @Nullable Object>();
    while (from.nextToken() != JsonToken.END_OBJECT) {
      var name = from.currentName();
      from.nextToken();
      map.put(name, value(from));
    }
    return map;
  }

  private static List<@Nullable Object> array(JsonParser from) throws IOException {
    var list = new ArrayList<@Nullable Object>();
    while (from.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(from));
    }
    return list;
  }
}
