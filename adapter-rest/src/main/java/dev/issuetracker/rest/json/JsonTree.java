package dev.issuetracker.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text. What can be read past is collected as a fault; the rest is malformed. */
final class JsonTree {

  static final int DEEPEST = 32;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
          .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(100)
                  .maxNestingDepth(DEEPEST + 1)
                  .build())
          .build();

  private final char[] text;
  private final int length;
  private final ShapeFaults faults;
  private Pointer place = Pointer.WHOLE;

  JsonTree(char[] text, int length, ShapeFaults faults) {
    this.text = text;
    this.length = length;
    this.faults = faults;
  }

  Json read() {
    try (JsonParser parser = FACTORY.createParser(text, 0, length)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MalformedJson(Pointer.WHOLE, "empty_body", "is empty");
      }
      Json tree = value(parser, first, Pointer.WHOLE, 1);
      place = Pointer.WHOLE;
      if (parser.nextToken() != null) {
        throw new MalformedJson(
            Pointer.WHOLE, "trailing_text", "has more text after the JSON value");
      }
      return tree;
    } catch (IOException noJson) {
      throw new MalformedJson(place, "malformed_json", "is no well-formed JSON");
    }
  }

  private Json value(JsonParser parser, JsonToken token, Pointer pointer, int depth)
      throws IOException {
    place = pointer;
    return switch (token) {
      case START_OBJECT -> members(parser, pointer, deeper(pointer, depth));
      case START_ARRAY -> items(parser, pointer, deeper(pointer, depth));
      case VALUE_STRING -> new Json.Text(checked(parser.getText(), pointer));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getText());
      case VALUE_TRUE -> new Json.Truth(true);
      case VALUE_FALSE -> new Json.Truth(false);
      case VALUE_NULL -> new Json.Nothing();
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new MalformedJson(pointer, "malformed_json", "is no well-formed JSON");
    };
  }

  private Json members(JsonParser parser, Pointer pointer, int depth) throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    while (nextName(parser, pointer) != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Pointer at = pointer.member(name);
      checked(name, at);
      place = at;
      Json value = value(parser, next(parser, at), at, depth);
      if (members.putIfAbsent(name, value) != null) {
        faults.add(at, "duplicate_key", "stands more than once in its object");
      }
      place = pointer;
    }
    return new Json.Members(members);
  }

  private Json items(JsonParser parser, Pointer pointer, int depth) throws IOException {
    List<Json> items = new ArrayList<>();
    while (true) {
      place = pointer.item(items.size());
      JsonToken token = next(parser, place);
      if (token == JsonToken.END_ARRAY) {
        place = pointer;
        return new Json.Items(items);
      }
      items.add(value(parser, token, place, depth));
    }
  }

  /** The parser looks ahead at the value behind the name, and may stumble over that already. */
  private @Nullable JsonToken nextName(JsonParser parser, Pointer pointer) throws IOException {
    try {
      return parser.nextToken();
    } catch (IOException noJson) {
      String name = parser.currentName();
      place = name == null ? pointer : pointer.member(name);
      throw noJson;
    }
  }

  private static JsonToken next(JsonParser parser, Pointer pointer) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new MalformedJson(pointer, "malformed_json", "ends in the middle");
    }
    return token;
  }

  private String checked(String read, Pointer pointer) {
    Characters.fault(read).ifPresent(code -> faults.add(pointer, code, message(code)));
    return read;
  }

  private static String message(String code) {
    return code.equals("lone_surrogate")
        ? "holds half a character (a lone surrogate)"
        : "holds a control character";
  }

  private static int deeper(Pointer pointer, int depth) {
    if (depth > DEEPEST) {
      throw new MalformedJson(pointer, "too_deep", "is nested deeper than " + DEEPEST);
    }
    return depth + 1;
  }
}
