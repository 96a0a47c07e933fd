package dev.issuetracker.rest.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An answer, and what its JSON says. */
public record Reply(int status, Map<String, List<String>> headers, byte[] bytes) {

  public static Reply of(HttpResponse<byte[]> response) {
    return new Reply(response.statusCode(), response.headers().map(), response.body());
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public String header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> String.join(", ", header.getValue()))
        .findFirst()
        .orElse("");
  }

  @SuppressWarnings("unchecked")
  public Map<String, Object> json() {
    try {
      return io.micronaut.json.JsonMapper.createDefault().readValue(bytes, Map.class);
    } catch (IOException noJson) {
      throw new UncheckedIOException(text(), noJson);
    }
  }

  /** The faults as "place code", in the order in which they stand. */
  @SuppressWarnings("unchecked")
  public List<String> faults() {
    List<Map<String, Object>> errors = (List<Map<String, Object>>) json().get("errors");
    return errors == null
        ? List.of()
        : errors.stream().map(e -> place(e) + " " + e.get("code")).toList();
  }

  private static Object place(Map<String, Object> error) {
    return error.containsKey("pointer")
        ? error.get("pointer")
        : error.getOrDefault("parameter", error.get("header"));
  }
}
