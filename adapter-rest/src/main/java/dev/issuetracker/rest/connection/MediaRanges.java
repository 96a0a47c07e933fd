package dev.issuetracker.rest.connection;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Spells out what ranges such as {@code application/*} admit here. The framework compares whole
 * types, and of ranges knows the one of everything alone.
 */
public final class MediaRanges {
  private static final Map<String, List<String>> TYPES =
      Map.of(
          "application/*",
          List.of(
              "application/json",
              "application/yaml",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          "text/*",
          List.of("text/csv", "text/html", "text/markdown", "text/plain", "text/event-stream"));

  private MediaRanges() {}

  /**
   * Whether a client would rather have one type than another: it gives it more weight, or the same
   * and names it before. A type that it names weighs what it says there, whatever it says of all
   * types; what weighs nothing is not wanted.
   */
  public static boolean prefers(HttpRequest<?> request, MediaType type, MediaType other) {
    var accepted = List.copyOf(request.accept());
    int here = place(accepted, type);
    int there = place(accepted, other);
    if (here < 0) {
      return false;
    }
    var weight = accepted.get(here).getQualityAsNumber();
    int more =
        weight.compareTo(there < 0 ? BigDecimal.ZERO : accepted.get(there).getQualityAsNumber());
    return weight.signum() > 0 && (more > 0 || more == 0 && here < there);
  }

  private static int place(List<MediaType> accepted, MediaType type) {
    var names = accepted.stream().map(MediaType::getName).toList();
    int named = names.indexOf(type.getName());
    return named < 0 ? names.indexOf(MediaType.ALL) : named;
  }

  static void spellOut(HttpHeaders headers) {
    var given = headers.getAll(HttpHeaderNames.ACCEPT);
    if (given.stream().anyMatch(accept -> accept.contains("/*"))) {
      headers.set(HttpHeaderNames.ACCEPT, given.stream().map(MediaRanges::spelledOut).toList());
    }
  }

  private static String spelledOut(String accept) {
    var ranges = new StringJoiner(",");
    for (var range : accept.split(",", -1)) {
      spelledOut(range.strip(), ranges);
    }
    return ranges.toString();
  }

  private static void spelledOut(String range, StringJoiner to) {
    for (var known : TYPES.entrySet()) {
      var name = known.getKey();
      if (range.regionMatches(true, 0, name, 0, name.length())) {
        var rest = range.substring(name.length());
        known.getValue().forEach(type -> to.add(type + rest));
        return;
      }
    }
    to.add(range);
  }
}
