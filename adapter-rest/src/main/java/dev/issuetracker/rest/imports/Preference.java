package dev.issuetracker.rest.imports;

import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a client wants to wait for an outcome (RFC 7240).
 *
 * @param patience how long it waits at the most
 * @param applied what of its preferences was followed; null if it had none
 */
record Preference(Duration patience, @Nullable String applied) {
  private static final Duration UNASKED = Duration.ofSeconds(30);
  private static final long MOST_SECONDS = 120;
  private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?([0-9]{1,9})\"?");

  static Preference of(HttpRequest<?> request) {
    return of(request.getHeaders().getAll("Prefer"));
  }

  /** Whichever is named: who wants no answer at once may still name how long he would wait. */
  static Preference of(List<String> headers) {
    var words = headers.stream().flatMap(header -> List.of(header.split(",")).stream());
    boolean async = false;
    @Nullable Long seconds = null;
    for (var word : words.map(String::strip).map(word -> word.toLowerCase(Locale.ROOT)).toList()) {
      var wait = WAIT.matcher(word);
      if (wait.matches() && seconds == null) {
        seconds = Math.min(Long.parseLong(wait.group(1)), MOST_SECONDS);
      }
      async |= word.equals("respond-async");
    }
    if (seconds != null) {
      return new Preference(
          Duration.ofSeconds(seconds), (async ? "respond-async, " : "") + "wait=" + seconds);
    }
    return async ? new Preference(Duration.ZERO, "respond-async") : new Preference(UNASKED, null);
  }
}
