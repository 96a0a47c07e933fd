package dev.issuetracker.rest.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Spells out what ranges such as {@code application/*} admit here. The framework compares whole
 * types, and of ranges knows the one of everything alone.
 */
final class MediaRanges {
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
