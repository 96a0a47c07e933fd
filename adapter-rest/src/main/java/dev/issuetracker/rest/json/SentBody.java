package dev.issuetracker.rest.json;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request's JSON body says, however it is laid out: kept with the request while it is
 * answered.
 */
public final class SentBody {
  private static final String ATTRIBUTE = SentBody.class.getName();

  private static final String BYTES = ATTRIBUTE + ".bytes";

  private SentBody() {}

  /** One text for all bodies that say the same; empty without a body. */
  public static String canonical(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, Json.class)
        .map(SentBody::canonical)
        .or(() -> request.getAttribute(BYTES, byte[].class).map(SentBody::unreadable))
        .orElse("");
  }

  public static boolean wasRead(HttpRequest<?> request) {
    return request.getAttribute(BYTES).isPresent();
  }

  /** No canonical text begins like this. */
  private static String unreadable(byte[] body) {
    return "unreadable " + HexFormat.of().formatHex(body);
  }

  /** For a body that is no JSON: whatever tells it from others. */
  public static void keep(HttpRequest<?> request, String said) {
    request.setAttribute(ATTRIBUTE, new Json.Text(said));
  }

  static void keep(Json json) {
    ServerRequestContext.currentRequest()
        .ifPresent(request -> request.setAttribute(ATTRIBUTE, json));
  }

  /** For a body that turns out to be no good JSON, and so means nothing: its bytes then count. */
  static void keepUnread(byte[] body) {
    ServerRequestContext.currentRequest().ifPresent(request -> request.setAttribute(BYTES, body));
  }

  private static String canonical(Json json) {
    var text = new StringBuilder();
    append(text, json);
    return text.toString();
  }

  private static void append(StringBuilder text, Json json) {
    switch (json) {
      case Json.Members(var values) -> {
        text.append('{');
        for (Map.Entry<String, Json> member : new TreeMap<>(values).entrySet()) {
          append(text, new Json.Text(member.getKey()));
          text.append(':');
          append(text, member.getValue());
          text.append(',');
        }
        text.append('}');
      }
      case Json.Items(var values) -> {
        text.append('[');
        values.forEach(
            value -> {
              append(text, value);
              text.append(',');
            });
        text.append(']');
      }
      // The length keeps one text from looking like two.
      case Json.Text(var value) -> text.append(value.length()).append('"').append(value);
      case Json.Numeral(var digits) -> text.append(digits);
      case Json.Truth(var value) -> text.append(value);
      case Json.Nothing() -> text.append("null");
    }
  }
}
