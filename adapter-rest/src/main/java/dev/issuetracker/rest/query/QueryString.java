package dev.issuetracker.rest.query;

import dev.issuetracker.domain.Texts;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.query.PercentText.Decoded;
import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query string in their order, with what cannot be decoded in it. */
record QueryString(Map<String, List<String>> values, List<InputFault> faults) {

  private static final int MOST_PARAMETERS = 500;
  private static final String ATTRIBUTE = QueryString.class.getName();

  /** The one of a request. It is read once, whoever asks for it how often. */
  static QueryString of(HttpRequest<?> request) {
    if (request.getAttributes().getValue(ATTRIBUTE) instanceof QueryString known) {
      return known;
    }
    var read = parse(request.getUri().getRawQuery());
    request.setAttribute(ATTRIBUTE, read);
    return read;
  }

  static QueryString parse(@Nullable String raw) {
    QueryString query = new QueryString(new LinkedHashMap<>(), new ArrayList<>());
    if (raw == null || raw.isEmpty()) {
      return query;
    }
    String[] pairs = raw.split("&", MOST_PARAMETERS + 1);
    if (pairs.length > MOST_PARAMETERS) {
      query.faults.add(InputFault.parameter("", "too_many", "are more than 500 parameters"));
      return query;
    }
    for (String pair : pairs) {
      query.add(pair);
    }
    return query;
  }

  private void add(String pair) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    switch (PercentText.decode(name, true)) {
      case Decoded.Bad(String code, String message) ->
          faults.add(InputFault.parameter(clip(name), code, message));
      case Decoded.Good(String decoded) ->
          addValue(decoded, equals < 0 ? "" : pair.substring(equals + 1));
    }
  }

  private void addValue(String name, String encoded) {
    switch (PercentText.decode(encoded, true)) {
      case Decoded.Bad(String code, String message) ->
          faults.add(InputFault.parameter(clip(name), code, message));
      case Decoded.Good(String value) ->
          values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }
  }

  static String clip(String name) {
    return Texts.clip(name, 100, "…").replaceAll("\\p{Cntrl}|\\p{Cs}", "\uFFFD");
  }
}
