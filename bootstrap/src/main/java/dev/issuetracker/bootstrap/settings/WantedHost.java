package dev.issuetracker.bootstrap.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of the hosts in a URL is meant. The server writes, so it is the one that takes writes,
 * unless the URL says something else, in the driver's words or in those of PostgreSQL's own
 * clients, which the driver would pass over in silence.
 */
final class WantedHost {
  static final String OF_CLIENTS = "target_session_attrs";
  static final String OF_DRIVER = "targetServerType";

  /** What clients say that is of use here, and what the driver calls it. */
  private static final Map<String, String> IN_DRIVERS_WORDS =
      Map.of("any", "any", "primary", "primary", "read-write", "primary");

  private WantedHost() {}

  /** The URL as the driver takes it; nothing if it wants what cannot be, or says it twice. */
  static Optional<String> chosen(String jdbcUrl) {
    int mark = jdbcUrl.indexOf('?');
    var place = mark < 0 ? jdbcUrl : jdbcUrl.substring(0, mark);
    var options = new ArrayList<String>();
    for (var option : (mark < 0 ? "" : jdbcUrl.substring(mark + 1)).split("&")) {
      if (!option.isEmpty()) {
        options.add(option);
      }
    }
    return translated(options, place.contains(",")).map(all -> place + query(all));
  }

  private static Optional<List<String>> translated(List<String> options, boolean several) {
    var said = options.stream().filter(option -> is(option, OF_CLIENTS)).toList();
    boolean known = options.stream().anyMatch(option -> is(option, OF_DRIVER));
    if (said.isEmpty()) {
      return Optional.of(several && !known ? with(options, "primary") : options);
    }
    var word = IN_DRIVERS_WORDS.get(value(said.getFirst()));
    if (word == null || known || said.size() > 1) {
      return Optional.empty();
    }
    return Optional.of(with(options.stream().filter(o -> !is(o, OF_CLIENTS)).toList(), word));
  }

  private static List<String> with(List<String> options, String word) {
    return Stream.concat(options.stream(), Stream.of(OF_DRIVER + "=" + word)).toList();
  }

  private static String value(String option) {
    return option.substring(option.indexOf('=') + 1);
  }

  private static boolean is(String option, String name) {
    return option.equals(name) || option.startsWith(name + "=");
  }

  private static String query(List<String> options) {
    return options.isEmpty() ? "" : "?" + String.join("&", options);
  }
}
