package dev.issuetracker.rest.multipart;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers of a part say about it. */
record PartHeaders(String name, @Nullable String filename) {
  private static final String DISPOSITION = "content-disposition:";
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*([A-Za-z0-9_-]{1,40}\\*?)\\s*=\\s*(?:\"((?:[^\"\\\\]++|\\\\\"|\\\\)*+)\"|([^;\"]*))");

  /** With a language between the quotes, if somebody gave one. */
  private static final Pattern EXTENDED =
      Pattern.compile("utf-8'[A-Za-z0-9-]{0,40}'(.*)", Pattern.CASE_INSENSITIVE);

  static PartHeaders parse(List<String> lines) {
    var disposition =
        lines.stream()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION))
            .map(line -> line.substring(DISPOSITION.length()).strip())
            .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("form-data"))
            .findFirst()
            .orElseThrow(() -> Parts.malformed("A part has no Content-Disposition: form-data."));
    var parameters = parameters(disposition);
    var name = parameters.get("name");
    if (name == null) {
      throw Parts.malformed("A part has no name.");
    }
    return new PartHeaders(name, filename(parameters));
  }

  private static Map<String, String> parameters(String disposition) {
    var parameters = new HashMap<String, String>();
    var matcher = PARAMETER.matcher(disposition);
    while (matcher.find()) {
      var quoted = matcher.group(2);
      var value = quoted == null ? matcher.group(3).strip() : quoted.replace("\\\"", "\"");
      parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
    }
    return parameters;
  }

  /** The extended form, which not every client knows, says more than the plain one. */
  private static @Nullable String filename(Map<String, String> parameters) {
    var extended = EXTENDED.matcher(parameters.getOrDefault("filename*", ""));
    if (extended.matches()) {
      var encoded = extended.group(1).replace("+", "%2B");
      try {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException malformed) {
        return parameters.get("filename");
      }
    }
    return parameters.get("filename");
  }
}
