package dev.issuetracker.rest.json;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request's JSON body says, however it is laid out: kept with the request while it is
 * answered.
 */
public final class SentBody {
  private static final String ATTRIBUTE = SentBody.class.getName();

  /** No digest of a request shall tell whether somebody guessed its password. */
  private static final String PASSWORD = "password";

  private static final Json HIDDEN = new Json.Truth(true);

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

  /** Whether there is something at a place of the body. */
  public static boolean holds(HttpRequest<?> request, String pointer) {
    Json at = request.getAttribute(ATTRIBUTE, Json.class).orElse(null);
    for (String step : pointer.substring(1).split("/", -1)) {
      at = at == null ? null : step(at, step);
    }
    return at != null;
  }

  private static @Nullable Json step(Json from, String step) {
    return switch (from) {
      case Json.Members(var values) -> values.get(step);
      case Json.Items(var values) ->
          step.matches("\\d{1,6}") && Integer.parseInt(step) < values.size()
              ? values.get(Integer.parseInt(step))
              : null;
      case Json.Text text -> null;
      case Json.Numeral numeral -> null;
      case Json.Truth truth -> null;
      case Json.Nothing nothing -> null;
    };
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

  /** For a form that came in whole and is refused: it means nothing, but is told from others. */
  public static void keepRefused(HttpRequest<?> request, String said) {
    request.setAttribute(BYTES, said.getBytes(StandardCharsets.UTF_8));
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
          append(text, member.getKey().equals(PASSWORD) ? HIDDEN : member.getValue());
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
