package dev.issuetracker.rest.problem;

import dev.issuetracker.rest.json.SentBody;
import io.micronaut.http.HttpRequest;
import java.util.List;

/** Two fields may say the same thing. A fault stands at the one that the caller sent. */
final class SentNames {
  private static final String BY_NAME = "/assignee";
  private static final String BY_ID = "/assignee_id";

  private SentNames() {}

  static List<InputFault> in(HttpRequest<?> request, List<InputFault> faults) {
    return faults.stream().map(fault -> in(request, fault)).toList();
  }

  private static InputFault in(HttpRequest<?> request, InputFault fault) {
    var place = fault.place();
    if (fault.where() != InputFault.Where.POINTER || !place.endsWith(BY_NAME)) {
      return fault;
    }
    var other = place.substring(0, place.length() - BY_NAME.length()) + BY_ID;
    return SentBody.holds(request, other) && !SentBody.holds(request, place)
        ? new InputFault(fault.where(), other, fault.code(), fault.message())
        : fault;
  }
}
